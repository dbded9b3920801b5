using Bunit;
using CareChat.Tests.App;
using CareChat.Tests.Messages;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Pages;

/// <summary>A page that stays on the screen while its address goes on to something else.</summary>
public sealed class FollowedAddressTests : ConversationScreen, IClassFixture<PortalHost>
{
    private readonly EncounterStore store;
    private readonly HeldReads reads;

    public FollowedAddressTests(PortalHost host) : base(host)
    {
        reads = new HeldReads(host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>()) { HoldsNext = false };
        Services.AddSingleton(store = host.Services.GetRequiredService<EncounterStore>());
        Services.AddSingleton(ActivatorUtilities.CreateInstance<EncounterReading>(host.Services, reads));
        Services.AddSingleton(ActivatorUtilities.CreateInstance<TalkSources>(host.Services, reads));
        Services.AddSingleton(host.Services.GetRequiredService<TalkStore>());
        Services.AddSingleton(host.Services.GetRequiredService<IdentityStore>());
        Services.AddSingleton(host.Services.GetRequiredService<DraftMaker>());
        Services.AddSingleton(host.Services.GetRequiredService<ReplyDraftStore>());
        Services.AddSingleton(Conversations);
    }

    [Fact]
    public async Task The_patients_page_of_a_visit_shows_the_visit_of_its_address_alone()
    {
        var room = await ChatRoom.InAsync(Host);
        var (first, slow, last) = (await VisitAsync(room), await VisitAsync(room), await VisitAsync(room));
        this.SignIn(room.Patient);

        var page = Render<Visit>(p => p.Add(v => v.Id, first));
        Shows(page, first);
        reads.HoldsNext = true;
        page.Render(p => p.Add(v => v.Id, slow));
        Assert.Empty(page.FindAll("chat-room"));
        reads.HoldsNext = false;
        page.Render(p => p.Add(v => v.Id, last));
        Shows(page, last);
        LetCome(page);

        Shows(page, last);
    }

    [Fact]
    public async Task The_desks_page_of_a_visit_shows_the_visit_of_its_address_alone()
    {
        var room = await ChatRoom.InAsync(Host);
        var (first, slow, last) = (await VisitAsync(room), await VisitAsync(room), await VisitAsync(room));
        this.SignIn(room.Nurse);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));

        var page = Render<QueuedVisit>(p => p.Add(v => v.Id, first));
        Shows(page, first);
        reads.HoldsNext = true;
        page.Render(p => p.Add(v => v.Id, slow));
        Assert.Empty(page.FindAll("chat-room"));
        reads.HoldsNext = false;
        page.Render(p => p.Add(v => v.Id, last));
        Shows(page, last);
        LetCome(page);

        Shows(page, last);
    }

    [Fact]
    public async Task The_page_of_a_source_shows_the_article_of_its_address_alone()
    {
        var room = await ChatRoom.InAsync(Host);
        var (first, slow) = (await ArticleAsync(room, "Refills"), await ArticleAsync(room, "Results"));
        var last = await ArticleAsync(room, "Visits");
        this.SignIn(room.Patient);

        var page = Render<AssistantSource>(p => p.Add(s => s.Id, first));
        page.WaitForAssertion(() => Assert.Equal("Refills", page.Find("h1").TextContent));
        reads.HoldsNext = true;
        page.Render(p => p.Add(s => s.Id, slow));
        Assert.Empty(page.FindAll("h1"));
        reads.HoldsNext = false;
        page.Render(p => p.Add(s => s.Id, last));
        page.WaitForAssertion(() => Assert.Equal("Visits", page.Find("h1").TextContent));
        LetCome(page);

        Assert.Equal("Visits", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task What_is_unfolded_of_one_visit_is_not_unfolded_of_the_next()
    {
        var room = await ChatRoom.InAsync(Host);
        var (first, next) = (await VisitAsync(room), await VisitAsync(room));
        this.SignIn(room.Patient);
        var page = Render<Visit>(p => p.Add(v => v.Id, first));
        await (await page.WaitForElementAsync("[aria-controls=visit-letter]")).ClickAsync(new());
        Assert.NotEmpty(page.FindAll("#visit-letter"));

        page.Render(p => p.Add(v => v.Id, next));

        Shows(page, next);
        Assert.Empty(page.FindAll("#visit-letter"));
    }

    [Fact]
    public async Task What_is_read_after_the_page_was_left_leads_nowhere()
    {
        var room = await ChatRoom.InAsync(Host);
        var letter = await Host.LetterAsync(room.Patient.InstanceId, room.Patient.Id);
        this.SignIn(room.Patient);
        var address = Services.GetRequiredService<NavigationManager>();
        var before = address.Uri;
        reads.HoldsNext = true;
        var page = Render<Visit>(p => p.Add(v => v.Id, letter.Id));

        page.Instance.Dispose();
        LetCome(page);

        Assert.Equal(before, address.Uri);
    }

    private static void Shows<TPage>(IRenderedComponent<TPage> page, Guid visit) where TPage : IComponent =>
        page.WaitForAssertion(() => Assert.Equal(visit.ToString(), page.Find("chat-room").GetAttribute("data-conversation")));

    /// <summary>Lets the slow reading come, and waits until it is through.</summary>
    private void LetCome<TPage>(IRenderedComponent<TPage> page) where TPage : IComponent
    {
        var drawn = page.RenderCount;
        reads.Held.SetResult();
        page.WaitForState(() => page.RenderCount > drawn);
    }

    private async Task<Guid> VisitAsync(ChatRoom room) => (await Host.SubmittedAsync(store, room.Patient)).Id;

    private async Task<Guid> ArticleAsync(ChatRoom room, string title)
    {
        var administrator = await Host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
        return await Host.Services.GetRequiredService<KnowledgeStore>().SaveAsync(administrator, null,
            new ArticleText { Title = title, Topic = title, Question = "How?", Answer = "Write to us." });
    }
}
