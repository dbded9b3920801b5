using CareChat.Web.Messages;
using Xunit;

namespace CareChat.Tests.Messages;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData("See https://nhlbi.nih.gov/high(blood).", "https://nhlbi.nih.gov/high(blood)")]
    [InlineData("(read http://example.com/a?b=c&d=e)", "http://example.com/a?b=c&d=e")]
    [InlineData("HTTPS://EXAMPLE.COM/x, please", "https://example.com/x")]
    [InlineData("Call +1 (555) 010-4477.", "tel:+15550104477")]
    [InlineData("or 555-010-4477 today", "tel:5550104477")]
    public void Addresses_and_numbers_become_links(string text, string href)
    {
        var parts = TextParts.Of(text);

        Assert.Equal(href, Assert.Single(parts, p => p.Href is not null).Href);
        Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://")]
    [InlineData("Blood pressure 120/80, pulse 72, 500 mg, MRN 7735-22")]
    [InlineData("Taken at 8.30-9.15 on 2026-04-02")]
    [InlineData("<a href=\"x\">no</a>\r\n\ttabs")]
    public void Everything_else_stays_text(string text) => Assert.Equal([new TextPart(text, null)], TextParts.Of(text));
}
