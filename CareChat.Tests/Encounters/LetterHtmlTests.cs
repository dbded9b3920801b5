using AngleSharp.Html.Parser;
using CareChat.Web.Encounters;
using Xunit;

namespace CareChat.Tests.Encounters;

public sealed class LetterHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Hello <img src=x onerror=alert(1)> there")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](https://evil.example/a \"title\")")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("<https://evil.example>")]
    [InlineData("[x][1]\n\n[1]: https://evil.example")]
    [InlineData("# Title {onclick=alert(1)}")]
    [InlineData("| a |\n|---|\n| <iframe src=x> |")]
    [InlineData("```<b>\"'><svg onload=alert(1)>\ncode\n```")]
    public void Nothing_in_a_letter_acts_or_fetches(string letter)
    {
        var document = new HtmlParser().ParseDocument(LetterHtml.Of(letter)!);

        Assert.Empty(document.Body!.QuerySelectorAll("script, img, a, iframe, svg, b, form, input, style, object, link"));
        Assert.All(document.Body.QuerySelectorAll("*"), e => Assert.All(e.Attributes, a => Assert.Contains(a.Name, (string[])["class", "start", "type", "style"])));
    }

    [Fact]
    public void Words_lists_and_headings_stay()
    {
        var document = new HtmlParser().ParseDocument(LetterHtml.Of("# Chief Complaint\nA **bad** [rash](https://a.example)\n\n### Plan\n- rest\n- water")!);

        Assert.Equal(["Chief Complaint", "Plan"], document.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Equal("A bad rash (https://a.example)", document.QuerySelector("p")!.TextContent);
        Assert.Equal(2, document.QuerySelectorAll("li").Length);
    }

    [Fact]
    public void A_letter_nested_without_end_is_shown_as_it_is() => Assert.Null(LetterHtml.Of(new string('>', 5000) + " deep"));
}
