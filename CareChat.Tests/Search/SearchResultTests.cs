using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Xunit;

namespace CareChat.Tests.Search;

public sealed class SearchResultTests : PageContext
{
    public SearchResultTests() => BeInteractive();

    [Fact]
    public void A_hit_marks_the_words_and_leads_to_the_message()
    {
        var hit = Show("A dry cough since Monday, a cough at night", new Highlight(6, 5), new Highlight(28, 5));

        Assert.Equal(["cough", "cough"], hit.FindAll("mark").Select(m => m.TextContent));
        Assert.Equal("A dry cough since Monday, a cough at night", hit.Find(".passage").TextContent);
        Assert.EndsWith("?at=7", hit.Find("a").GetAttribute("href"));
        Assert.Contains("Thursday, April 2, 2:00 pm", hit.Markup);
    }

    [Fact]
    public void Markup_in_a_message_is_shown_and_never_run()
    {
        const string body = "<script>alert('cough')</script> & <img src=x onerror=alert(1)>";
        var hit = Show(body, new Highlight(15, 5));

        Assert.Empty(hit.FindAll("script, img"));
        Assert.Equal(body, hit.Find(".passage").TextContent);
        Assert.Equal("cough", hit.Find("mark").TextContent);
    }

    [Fact]
    public void A_long_message_is_cut_around_the_first_mark_between_words()
    {
        var body = string.Join(' ', Enumerable.Repeat("word", 200)) + " cough " + string.Join(' ', Enumerable.Repeat("more", 200));
        var parts = Passage.Of(body, [new Highlight(body.IndexOf("cough", StringComparison.Ordinal), 5)]);
        var shown = string.Concat(parts.Select(p => p.Text));

        Assert.StartsWith("… word", shown);
        Assert.EndsWith("more …", shown);
        Assert.InRange(shown.Length, 200, 300);
        Assert.Equal("cough", Assert.Single(parts, p => p.IsFound).Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_text_without_blanks_is_never_cut_inside_a_character(int shift)
    {
        var body = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 400)) + "cough" + string.Concat(Enumerable.Repeat("😀", 400));
        var shown = string.Concat(Passage.Of(body, [new Highlight(800 + shift, 5)]).Select(p => p.Text));

        Assert.Contains("cough", shown);
        Assert.Equal(shown, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)));
    }

    [Fact]
    public void A_hit_says_who_wrote_it()
    {
        Assert.Contains("you", Words(Show("cough", m => m with { AuthorKind = AuthorKind.Clinician, AuthorId = Dana.Id, AuthorName = Dana.Name }).Find(".head")));
        Assert.Contains("patient, via API", Words(Show("cough", m => m with { Source = MessageSource.Api }).Find(".head")));
    }

    private IRenderedComponent<SearchResult> Show(string body, params Highlight[] highlights) => Show(body, m => m, highlights);

    private IRenderedComponent<SearchResult> Show(string body, Func<MessageView, MessageView> change, params Highlight[] highlights)
    {
        var message = change(new MessageView
        {
            Id = Guid.NewGuid(),
            ConversationId = Guid.NewGuid(),
            PatientId = Guid.NewGuid(),
            Number = 7,
            AuthorKind = AuthorKind.Patient,
            Source = MessageSource.Web,
            Body = body,
            SentAt = Clock.GetUtcNow(),
        });
        return Render<SearchResult>(p => p.Add(r => r.Hit, new SearchHit(message, "Stephen McLaughlin", highlights)).Add(r => r.Viewer, Dana));
    }
}
