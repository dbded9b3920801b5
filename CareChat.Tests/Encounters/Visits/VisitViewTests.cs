using Bunit;
using CareChat.Tests.App;
using CareChat.Tests.Messages;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Visits;

public sealed class VisitViewTests : ConversationScreen, IClassFixture<PortalHost>
{
    private readonly EncounterStore store;
    private readonly EncounterReading encounters;

    public VisitViewTests(PortalHost host) : base(host)
    {
        Services.AddSingleton(store = host.Services.GetRequiredService<EncounterStore>());
        Services.AddSingleton(encounters = host.Services.GetRequiredService<EncounterReading>());
        Services.AddSingleton(host.Services.GetRequiredService<VisitList>());
    }

    [Fact]
    public async Task The_state_is_told_in_plain_words_as_it_changes()
    {
        var (room, id) = await VisitAsync();
        var view = await OpenVisitAsync(room, id);
        Assert.Contains("Someone will read it soon", view.Find("[role=status]").TextContent);

        await store.TakeAsync(room.Nurse, id);
        view.WaitForAssertion(() => Assert.Contains("Dana Ortiz, RN is reading your letter", view.Find("[role=status]").TextContent));
        await Messages.PostAsync(room.Nurse, new(id, "Any fever?"));
        view.WaitForAssertion(() => Assert.Contains("Please write back", view.Find("[role=status]").TextContent));
        await store.CompleteAsync(room.Nurse, id, "It is harmless.", Guid.NewGuid());
        view.WaitForAssertion(() => Assert.Contains("You can ask more until", view.Find("[role=status]").TextContent));
        Assert.NotEmpty(view.FindAll("textarea"));
    }

    [Fact]
    public async Task The_letter_is_read_beside_the_chat()
    {
        var (room, id) = await VisitAsync();
        var view = await OpenVisitAsync(room, id);

        await view.Find("[aria-controls=visit-letter]").ClickAsync(new());

        Assert.Contains("itchy rash", view.Find("#visit-letter").TextContent);
    }

    [Fact]
    public async Task Canceling_asks_first_and_ends_the_writing()
    {
        var (room, id) = await VisitAsync();
        var view = await OpenVisitAsync(room, id);

        await view.Find(".acts .quiet").ClickAsync(new());
        Assert.Equal(EncounterState.Submitted, (await encounters.FindAsync(room.Patient, id))!.State);
        await view.Find(".ask .danger").ClickAsync(new());

        view.WaitForAssertion(() => Assert.Contains("You canceled this visit", view.Find("[role=status]").TextContent));
        view.WaitForAssertion(() => Assert.Empty(view.FindAll("textarea")));
        Assert.Contains("Nobody can write here", view.Markup);
    }

    [Fact]
    public async Task A_visit_canceled_in_two_windows_is_canceled_in_both()
    {
        var (room, id) = await VisitAsync();
        var view = await OpenVisitAsync(room, id);
        await view.Find(".acts .quiet").ClickAsync(new());
        var cancel = view.Find(".ask .danger");
        await Host.WriteAsync(async scope =>
        {
            (await scope.Db.Encounters.SingleAsync(e => e.Id == id)).State = EncounterState.Canceled; // the other window's news is still under way
            return await scope.Db.SaveChangesAsync();
        });

        await cancel.ClickAsync(new());

        view.WaitForAssertion(() => Assert.Contains("You canceled this visit", view.Find("[role=status]").TextContent));
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task The_list_changes_with_its_visits()
    {
        var (room, id) = await VisitAsync();
        var list = Render<VisitRows>(p => p.Add(v => v.Viewer, room.Patient));
        list.WaitForAssertion(() => Assert.Equal("Sent", list.Find(".visit .tag").TextContent));

        await store.TakeAsync(room.Nurse, id);

        list.WaitForAssertion(() => Assert.Equal("Being read", list.Find(".visit .tag").TextContent));
    }

    [Fact]
    public async Task Older_visits_asked_for_while_the_list_is_read_again_stand_there_once()
    {
        const int all = 45;
        var reads = new HeldReads(Host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>()) { HoldsNext = false };
        Services.AddSingleton(ActivatorUtilities.CreateInstance<VisitList>(Host.Services, reads));
        var room = await ChatRoom.InAsync(Host);
        for (var i = 1; i < all; i++) await Host.LetterAsync(room.Patient.InstanceId, room.Patient.Id);
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var newest = (await Host.SubmittedAsync(store, room.Patient)).Id;
        var list = Render<VisitRows>(p => p.Add(v => v.Viewer, room.Patient));
        list.WaitForAssertion(() => Assert.Equal(20, list.FindAll("a.visit").Count));

        reads.HoldsNext = true;
        var asked = list.Find("button").ClickAsync(new());
        reads.HoldsNext = false;
        await store.TakeAsync(room.Nurse, newest);
        list.WaitForAssertion(() => Assert.Equal("Being read", list.Find(".visit .tag").TextContent));
        await list.Find("button").ClickAsync(new());
        reads.Held.SetResult();
        await asked;

        var shown = list.FindAll("a.visit").Select(v => v.GetAttribute("href")).ToList();
        Assert.Equal((all, all), (shown.Count, shown.Distinct().Count()));
    }

    private async Task<(ChatRoom Room, Guid Id)> VisitAsync()
    {
        var room = await ChatRoom.InAsync(Host);
        return (room, (await Host.SubmittedAsync(store, room.Patient)).Id);
    }

    private async Task<IRenderedComponent<VisitView>> OpenVisitAsync(ChatRoom room, Guid id)
    {
        IRenderedComponent<VisitView>? view = null;
        var visit = (await encounters.FindAsync(room.Patient, id))!;
        view = Render<VisitView>(p => p.Add(v => v.Visit, visit).Add(v => v.Viewer, room.Patient)
            .Add(v => v.Changed, read => view!.Render(again => again.Add(v => v.Visit, read))));
        return view;
    }
}
