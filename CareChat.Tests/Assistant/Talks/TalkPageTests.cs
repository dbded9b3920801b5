using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>The assistant's pages as they come: for whom, in which language, and what they offer.</summary>
public sealed class TalkPageTests(TalkHost host) : IClassFixture<TalkHost>
{
    [Fact]
    public async Task The_page_is_for_patients_and_signed_in_ones()
    {
        var room = await TalkRoom.InAsync(host);
        var article = await room.ArticleAsync("Cough");
        var administrator = await host.PersonAsync(room.Patient.InstanceId, Roles.Administrator);
        foreach (var path in new[] { "/assistant", $"/assistant/sources/{article.Id}" })
        {
            using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
            Assert.StartsWith("/sign-in", (await nobody.GetAsync(path)).Headers.Location!.PathAndQuery);
            foreach (var actor in new[] { room.Team.Nurse, administrator })
            {
                using var stranger = (await PortalBrowser.OfAsync(host, actor)).Client(host);
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
            }
            using var own = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
            Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(path)).StatusCode);
        }
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == room.Patient.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        using var removed = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        Assert.Equal(HttpStatusCode.Redirect, await removed.EventuallyAsync(HttpStatusCode.Redirect, async c => (await c.GetAsync("/assistant")).StatusCode));
    }

    [Fact]
    public async Task A_source_is_shown_whole_with_its_address_and_a_hidden_or_foreign_one_is_not_there()
    {
        var room = await TalkRoom.InAsync(host);
        var neighbour = await TalkRoom.InAsync(host);
        var shown = await room.ArticleAsync("Cough", url: "https://leaflets.example/cough?page=1");
        var scripted = await room.ArticleAsync("Cold", url: "javascript:alert(1)");

        var page = await OpenAsync(room, $"/assistant/sources/{shown.Id}");
        Assert.Equal("All about Cough.", page.QuerySelector("article .text")!.TextContent);
        var link = page.QuerySelector("article a")!;
        Assert.Equal(("https://leaflets.example/cough?page=1", "_blank", "noopener noreferrer"), (link.GetAttribute("href"), link.GetAttribute("target"), link.GetAttribute("rel")));
        Assert.Null((await OpenAsync(room, $"/assistant/sources/{scripted.Id}")).QuerySelector("article a"));

        using var client = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        foreach (var gone in new[] { (await room.ArticleAsync("Old", isHidden: true)).Id, (await neighbour.ArticleAsync("Theirs")).Id, Guid.NewGuid() })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/assistant/sources/{gone}")).StatusCode);
    }

    [Fact]
    public async Task The_page_says_what_the_assistant_is_offers_examples_and_takes_no_files()
    {
        var room = await TalkRoom.InAsync(host);

        var page = await OpenAsync(room, "/assistant");

        Assert.Contains("not a person", page.QuerySelector(".about")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:911", page.QuerySelector(".about a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("button[data-talk=handover]"));
        Assert.Equal(4, page.QuerySelectorAll("button[data-ask]").Length);
        Assert.Null(page.QuerySelector("[data-attach]"));
        Assert.DoesNotContain("MudBlazor", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(2, (await OpenAsync(room, "/chat")).QuerySelectorAll("a[href='/assistant']").Length); // beside the chat, and in the menu
    }

    [Fact]
    public async Task Where_the_assistant_is_off_its_links_are_gone_and_the_page_leads_to_the_care_team()
    {
        var room = await TalkRoom.InAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));

        var page = await OpenAsync(room, "/assistant");

        Assert.Contains("The assistant is switched off here. Write to your care team.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/chat']"));
        Assert.Null(page.QuerySelector("textarea"));
        Assert.Empty((await OpenAsync(room, "/chat")).QuerySelectorAll("a[href='/assistant']"));
    }

    [Theory]
    [InlineData("lang=es", null, "es")]
    [InlineData("lang=en", "es-US,es;q=0.9", "en")]
    [InlineData("lang=xx", "fr,es-MX;q=0.8,en;q=0.5", "es")]
    [InlineData("", "fr,en;q=0.8,es;q=0.5", "en")]
    [InlineData("", null, "en")]
    public async Task A_patient_reads_the_pages_in_the_language_they_chose_or_their_browser_speaks(string cookie, string? accepts, string language)
    {
        var room = await TalkRoom.InAsync(host);
        foreach (var path in new[] { "/chat", "/assistant" })
        {
            var page = await OpenAsync(room, path, cookie, accepts);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Equal(language == "es" ? "Menú" : "Menu", page.QuerySelector("[popovertarget=menu]")!.GetAttribute("aria-label"));
            Assert.Contains(language == "es" ? "Enviando…" : "Sending…", page.QuerySelector("#words")!.TextContent.Replace("\\u2026", "…", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        using var nurse = (await PortalBrowser.OfAsync(host, room.Team.Nurse)).Client(host);
        nurse.DefaultRequestHeaders.Add("Accept-Language", "es");
        Assert.Contains("<html lang=\"en\"", await nurse.GetStringAsync("/inbox"), StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> OpenAsync(TalkRoom room, string path, string cookie = "", string? accepts = null)
    {
        var browser = await PortalBrowser.OfAsync(host, room.Patient);
        using var client = (browser with { Cookies = $"{browser.Cookies}; {cookie}" }).Client(host);
        if (accepts is not null) client.DefaultRequestHeaders.Add("Accept-Language", accepts);
        return new HtmlParser().ParseDocument(await client.GetStringAsync(path));
    }
}
