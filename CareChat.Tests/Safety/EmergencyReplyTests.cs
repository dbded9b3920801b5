using System.Text.RegularExpressions;
using CareChat.Web.Safety;
using CareChat.Web.Text;
using Xunit;

namespace CareChat.Tests.Safety;

public sealed partial class EmergencyReplyTests
{
    public static TheoryData<EmergencyKind> Kinds => [.. Enum.GetValues<EmergencyKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_names_the_clinics_number_in_its_language(EmergencyKind kind)
    {
        foreach (var language in new[] { "en", "es" })
        {
            var text = EmergencyReply.For(language, "112", kind);
            Assert.Contains("112", text, StringComparison.Ordinal);
            Assert.DoesNotContain("988", text, StringComparison.Ordinal);
            Assert.Equal(language, LanguageDetector.Detect(text));
        }
    }

    [Theory]
    [InlineData("en", "call or text 988")]
    [InlineData("es", "oprimir el 2")]
    public void In_the_United_States_who_wishes_to_die_is_given_988_too(string language, string words) =>
        Assert.Contains(words, EmergencyReply.For(language, "911", EmergencyKind.SelfHarm), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_texts_can_be_read_with_six_years_of_school(EmergencyKind kind)
    {
        var english = EmergencyReply.For("en", "911", kind);
        var words = Words().Matches(english).Count;
        var grade = 0.39 * words / Sentences().Count(english) + 11.8 * Syllables().Count(english) / words - 15.59;
        Assert.InRange(grade, double.MinValue, 6);

        Assert.All(Sentences().Split(EmergencyReply.For("es", "911", kind)), s => Assert.InRange(Words().Matches(s).Count, 0, 17));
    }

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[.!?]")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"[aeiouy]+(?<!\B[^l]e)(?=\b|[^aeiouy])|\d+|\b[^\Waeiouy]+e\b", RegexOptions.IgnoreCase)]
    private static partial Regex Syllables();
}
