using System.Text;
using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Xunit;

namespace CareChat.Tests.Assistant.Admin;

public sealed class ArticleEditorTests : AdminContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly HeldReads reads;

    public ArticleEditorTests(PortalHost host)
    {
        this.host = host;
        reads = new HeldReads(host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>()) { HoldsNext = false };
        Services.AddSingleton(ActivatorUtilities.CreateInstance<KnowledgeStore>(host.Services, reads));
        Use<UnansweredList>(host);
    }

    [Fact]
    public async Task The_fields_are_those_of_the_article_of_the_address_alone()
    {
        var administrator = await SignInAsync();
        var (slow, quick) = (await ArticleAsync(administrator, "Refills"), await ArticleAsync(administrator, "Results"));
        reads.HoldsNext = true;
        var page = Open(slow);
        Assert.Empty(page.FindAll("form"));

        reads.HoldsNext = false;
        page.Render(p => p.Add(e => e.Id, (Guid?)quick));
        page.WaitForAssertion(() => Assert.Equal("Results", Title(page)));
        var drawn = page.RenderCount;
        reads.Held.SetResult();
        page.WaitForState(() => page.RenderCount > drawn); // the slow reading is through

        Assert.Equal("Results", Title(page));
        Assert.Equal("About Results.", page.Find("#Answer").TextContent);
    }

    [Fact]
    public async Task A_new_article_after_an_old_one_begins_empty()
    {
        var page = Open(await ArticleAsync(await SignInAsync(), "Refills"));
        page.WaitForAssertion(() => Assert.Equal("Refills", Title(page)));

        page.Render(p => p.Add(e => e.Id, (Guid?)null));

        page.WaitForAssertion(() => Assert.Equal(("New article", ""), (page.Find("h1").TextContent, Title(page))));
        Assert.Equal("", page.Find("#Answer").TextContent);
    }

    [Fact]
    public async Task However_often_one_presses_Save_one_article_is_written()
    {
        var administrator = await SignInAsync();
        var script = JSInterop.SetupModule("./Assistant/Admin/ArticleEditor.razor.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<IJSStreamReference>("read", _ => true).SetResult(new TypedText("Write to us."));
        var page = Open(null);
        foreach (var field in new[] { "#Title", "#Topic", "#Question" }) await page.Find(field).ChangeAsync(new() { Value = "Refills" });

        var presses = Task.CompletedTask;
        await host.WhileBusyAsync(() => presses = Task.WhenAll(page.Find("form").SubmitAsync(), page.Find("form").SubmitAsync()));
        await presses;
        await page.Find("form").SubmitAsync(); // on its way when it was saved

        Assert.Equal(1, await host.Services.GetRequiredService<KnowledgeStore>().CountAsync(administrator));
    }

    private IRenderedComponent<ArticleEditor> Open(Guid? article) => Render<ArticleEditor>(p => p.Add(e => e.Id, article));

    private static string Title(IRenderedComponent<ArticleEditor> page) => page.Find("#Title").GetAttribute("value") ?? "";

    private Task<Guid> ArticleAsync(Actor administrator, string title) => host.Services.GetRequiredService<KnowledgeStore>()
        .SaveAsync(administrator, null, new ArticleText { Title = title, Topic = title, Question = "How?", Answer = $"About {title}." });

    private async Task<Actor> SignInAsync()
    {
        var administrator = await host.PersonAsync((await host.InstanceAsync($"editor-{Guid.NewGuid():N}")).Id, Roles.Administrator);
        this.SignIn(administrator);
        BeInteractive();
        return administrator;
    }

    /// <summary>What the browser hands over of a field.</summary>
    private sealed class TypedText(string text) : IJSStreamReference
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(text);

        public long Length => bytes.Length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize, CancellationToken cancellationToken) =>
            new(new MemoryStream(bytes));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
