using CareChat.Tests.App;
using CareChat.Train.Emergency;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>What is learned: where it comes from, how much of it there is, and what it may never say.</summary>
public sealed class ClassifierTests
{
    private static readonly string Weights = Path.Combine(Repository.Root, "CareChat.Web", "Safety", "Classifier", "Weights.tsv");

    /// <summary>After a change of the sets or of Classes.txt: <c>dotnet run --project tools/CareChat.Train -- emergency</c>.</summary>
    [Fact]
    public void The_shipped_weights_are_what_the_maker_makes() =>
        Assert.Equal(EmergencyTrainer.Lines(EmergencyExamples.Read(Repository.Root)), File.ReadLines(Weights).Where(line => line[0] != '#'));

    [Fact]
    public void Few_words_keep_a_weight() => Assert.InRange(File.ReadLines(Weights).Count(), 100, 1_455);

    [Fact]
    public void What_is_only_weighed_asks_a_nurse_and_never_says_self_harm()
    {
        var weighed = SafetySets.Development.Concat(SafetySets.Kinds).Concat(SafetySets.Ordinary).Select(e => EmergencyDetector.Shipped.Find(e.Text))
            .Where(finding => finding?.Phrase == EmergencyDetector.Weighed).ToList();

        Assert.NotEmpty(weighed);
        Assert.All(weighed, finding => Assert.Equal((EmergencyKind.Other, EmergencyLevel.NurseLook), (finding!.Kind, finding.Level)));
    }

    [Theory]
    [InlineData("an hour ago.")]
    [InlineData("Just the right side.")]
    [InlineData("My phone battery is dead")]
    [InlineData("dizzy and pale today")]
    [InlineData("numb, weak, blurry, confused")]
    [InlineData("Thanks so much for all of it. Goodbye and see you soon, have a good weekend")]
    [InlineData("muchas gracias por todo, hasta luego y feliz fin de semana")]
    public void Few_words_and_courtesy_are_not_weighed(string text) => Assert.Null(EmergencyDetector.Shipped.Find(text));
}
