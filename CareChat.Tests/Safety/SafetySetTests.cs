using CareChat.Tests.Infrastructure;
using CareChat.Web.Assistant;
using CareChat.Web.Messages.Transcripts;
using CareChat.Web.Safety;
using CareChat.Web.Text;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Safety;

/// <summary>How well the screen tells danger from what only sounds like it; the numbers stand in docs/assistant.md.</summary>
public sealed class SafetySetTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.99, LeastPrecision = 0.96;

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void What_was_developed_on_is_told_apart(string language)
    {
        var (recall, precision) = Report("development", [.. SafetySets.Development, .. SafetySets.Kinds], language);

        Assert.InRange(recall, LeastRecall, 1);
        Assert.InRange(precision, LeastPrecision, 1);
    }

    /// <summary>No gate: a set that a build must pass is soon learned by heart. The numbers stand in docs/assistant.md.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void What_nobody_learned_from_is_reported(string language)
    {
        Report("held out", SafetySets.HeldOut, language);
        Report("strangers", SafetySets.Strangers, language);
    }

    /// <summary>What patients say to their doctors.</summary>
    [SharedDataFact]
    public async Task Patients_ordinary_lines_seldom_call_at_once()
    {
        var lines = new List<string>();
        foreach (var file in (string[])["train.csv", "validation.csv"])
        {
            await using var stream = File.OpenRead(SharedData.At("mts-dialog", file));
            await foreach (var transcript in TranscriptReader.ReadAsync(stream, file))
                lines.AddRange(transcript.Turns.Where(t => t.Speaker == "Patient").Select(t => t.Text));
        }
        var findings = lines.Select(line => EmergencyDetector.Shipped.Find(line)).OfType<EmergencyFinding>().ToList();

        output.WriteLine($"{findings.Count(f => f.IsCallNow)} of {lines.Count} lines call at once, {findings.Count(f => !f.IsCallNow)} are for a nurse");
        Assert.InRange(findings.Count(f => f.IsCallNow), 0, 0.015 * lines.Count);
    }

    [Fact]
    public void Harmless_messages_seldom_call_at_once()
    {
        var harmless = SafetySets.Development.Concat(SafetySets.Kinds).Where(e => !e.IsEmergency).ToList();
        var called = harmless.Count(e => EmergencyDetector.Shipped.Find(e.Text) is { IsCallNow: true });

        output.WriteLine($"{called} of {harmless.Count} look-alikes call at once");
        Assert.InRange(called, 0, 0.015 * harmless.Count);
    }

    [Fact]
    public void Nobody_who_wishes_to_die_is_overlooked()
    {
        var missed = SafetySets.Development.Concat(SafetySets.Kinds).Where(e => e.Kind == nameof(EmergencyKind.SelfHarm) && EmergencyDetector.Shipped.Find(e.Text) is null).Select(e => e.Text);

        Assert.Equal("", string.Join(Environment.NewLine, missed));
    }

    [Fact]
    public void Who_wishes_to_die_is_answered_as_such()
    {
        var selfHarm = SafetySets.Development.Where(e => e.Kind == nameof(EmergencyKind.SelfHarm)).ToList();
        var others = SafetySets.Development.Where(e => e.IsEmergency && e.Kind is not nameof(EmergencyKind.SelfHarm)).ToList();

        Assert.InRange(selfHarm.Count(IsSelfHarm), 0.97 * selfHarm.Count, selfHarm.Count);
        Assert.InRange(others.Count(IsSelfHarm), 0, 0.03 * others.Count);
    }

    [Fact]
    public void Ordinary_messages_call_nobody()
    {
        var wrong = SafetySets.Ordinary.Count(e => EmergencyDetector.Shipped.Find(e.Text) is not null);

        output.WriteLine($"{wrong} of {SafetySets.Ordinary.Count} ordinary messages call somebody");
        Assert.InRange(wrong, 0, 3 * SafetySets.Ordinary.Count / 100);
    }

    [Fact]
    public void The_sets_are_as_large_and_as_mixed_as_they_should_be()
    {
        foreach (var (set, least) in new[] { (SafetySets.Development, 340), (SafetySets.HeldOut, 160) })
        {
            Assert.InRange(set.Count, least, int.MaxValue);
            Assert.InRange(set.Count(e => !e.IsEmergency) / (double)set.Count, 0.4, 0.6);
            Assert.InRange(set.Count(e => e.Language == "es") / (double)set.Count, 0.3, 0.5);
        }
        // a stranger's everyday question may well be one of ours: what is dangerous must be their own
        Assert.Empty(SafetySets.HeldOut.Concat(SafetySets.Strangers.Where(e => e.IsEmergency)).Select(e => e.Text).Intersect(SafetySets.Development.Concat(SafetySets.Kinds).Concat(SafetySets.Ordinary).Select(e => e.Text)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void The_language_of_a_message_is_heard(string language)
    {
        var all = SafetySets.Development.Concat(SafetySets.HeldOut).Where(e => e.Language == language).ToList();

        Assert.InRange(all.Count(e => LanguageDetector.Detect(e.Text) == language), 0.98 * all.Count, all.Count);
    }

    private (double Recall, double Precision) Report(string name, IReadOnlyList<SafetyExample> set, string language)
    {
        var (found, missed, wrong) = (0, 0, 0);
        foreach (var example in set.Where(e => e.Language == language))
        {
            var isHit = EmergencyDetector.Shipped.Find(example.Text) is not null;
            if (isHit && example.IsEmergency) found++;
            else if (isHit) wrong++;
            else if (example.IsEmergency) missed++;
        }
        var (recall, precision) = (found / (double)(found + missed), found / (double)(found + wrong));
        output.WriteLine($"| {name} | {language} | {set.Count(e => e.Language == language)} | {recall:0.000} | {precision:0.000} | {missed} | {wrong} |");
        return (recall, precision);
    }

    private static bool IsSelfHarm(SafetyExample example) => EmergencyDetector.Shipped.Find(example.Text)?.Kind == EmergencyKind.SelfHarm;
}
