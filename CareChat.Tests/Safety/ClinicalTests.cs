using CareChat.Tests.App;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>
/// Dangers that no plain word names: a dose by its weight, bad air, death asked about, a farewell, a swelling, a mind that fails in an
/// illness; and what people write every day with the same words.
/// </summary>
public sealed class ClinicalTests
{
    private static readonly IReadOnlyList<string[]> Lines =
        [.. File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Safety", "Clinical.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void What_kills_soon_calls(string language) =>
        AssertNone(Wrong(language, "call", finding => finding is { IsCallNow: true }));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void What_may_be_grave_is_seen_by_a_nurse_at_least(string language) =>
        AssertNone(Wrong(language, "nurse", finding => finding is not null));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void An_everyday_message_calls_nobody(string language)
    {
        AssertNone(Wrong(language, "none", finding => finding is null));
        AssertNone(Wrong(language, "quiet", finding => finding is not { IsCallNow: true }));
    }

    [Fact]
    public void Who_asks_how_to_die_or_takes_leave_is_answered_as_such()
    {
        var wrong = Lines.Where(line => line[2] == nameof(EmergencyKind.SelfHarm)
            && EmergencyDetector.Shipped.Find(line[3])?.Kind != EmergencyKind.SelfHarm).Select(line => line[3]);

        AssertNone(string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [InlineData("I took 8,000 mg of tylenol", true)]
    [InlineData("I took 1,000 mg of tylenol", false)]
    [InlineData("I took 0.5 grams of tylenol", false)]
    [InlineData("I took seventeen grams of tylenol", true)]
    [InlineData("I took 4 grams of tylenol over the day", false)]
    public void An_amount_is_read_as_it_is_written(string text, bool calls) =>
        Assert.Equal(calls, EmergencyDetector.Shipped.Find(text) is { IsCallNow: true });

    [Theory]
    [InlineData("everyone in the house has a headache", false)]
    [InlineData("Everyone in the house has a headache. The boiler was serviced on Monday.", true)]
    [InlineData("Everyone in the house has a headache. It goes away when we go out.", true)]
    [InlineData("is 12 grams of tylenol a lot?", false)]
    [InlineData("Is 12 grams of tylenol a lot? That is what I took.", true)]
    [InlineData("I have the same pain again today", false)]
    [InlineData("Heart attack 2019. I have the same pain again today", true)]
    public void The_next_sentence_makes_a_look_a_call(string text, bool calls) =>
        Assert.Equal(calls, EmergencyDetector.Shipped.Find(text)?.IsCallNow);

    private static string Wrong(string language, string follows, Func<EmergencyFinding?, bool> isRight) =>
        string.Join(Environment.NewLine, Lines.Where(line => line[0] == language && line[1] == follows)
            .Select(line => (Text: line[3], Finding: EmergencyDetector.Shipped.Find(line[3]))).Where(read => !isRight(read.Finding))
            .Select(read => $"{read.Text} ({read.Finding?.Phrase})"));

    /// <summary>All that is wrong is shown, however much.</summary>
    private static void AssertNone(string wrong) => Assert.True(wrong.Length == 0, wrong);
}
