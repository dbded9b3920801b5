using CareChat.Shared;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>What any text must be before it is stored, at every door and in the portal.</summary>
public sealed class TextRulesTests
{
    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u2060\ufeff")]
    [InlineData("\u00ad")]
    [InlineData("\u202e")]
    [InlineData(" \u200b\u200d \r\n\u200c ")]
    [InlineData("\u202a\u202c\u2066\u2069\u200e\u200f")]
    [InlineData("\u3164")]
    [InlineData("\uffa0\u115f\u1160")]
    [InlineData("\ufe0f\ufe0e")]
    [InlineData("\u034f\u180e")]
    [InlineData("\u2800 \u2800")]
    [InlineData("\U000e0061\U000e007f")]
    [InlineData("\U000e0100")]
    [InlineData("\u0007\u001b")]
    public void A_text_of_invisible_signs_alone_is_empty(string text)
    {
        Assert.Equal("body is required", Refused(text));
        Assert.Equal("", TextRules.Accept(text, "body", 10, mayBeEmpty: true));
    }

    [Theory]
    [InlineData("\U0001f469\u200d\U0001f467")]
    [InlineData("\u200bhello\u200b")]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("\u0915\u094d\u200d\u0937")]
    [InlineData("\u202ea\u202c")]
    [InlineData("soft\u00adhyphen")]
    [InlineData("\u2764\ufe0f")]
    [InlineData("\ufeff.")]
    [InlineData("?")]
    public void Among_others_they_stay_to_the_byte(string text) => Assert.Equal(text, TextRules.Accept(text, "body", 100));

    [Fact]
    public void What_is_no_text_is_said_to_be_none()
    {
        string[] texts = ["\0", "\u200b\0", "\ud800", "\u200b\udc00"];
        Assert.All(texts, text => Assert.Equal("body contains characters that are not text", Refused(text)));
    }

    private static string Refused(string text) => Assert.Throws<RefusedException>(() => TextRules.Accept(text, "body", 10)).Refusal.Message;
}
