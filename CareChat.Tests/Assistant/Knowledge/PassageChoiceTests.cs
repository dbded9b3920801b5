using CareChat.Web.Assistant.Answers;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>What of an article is given.</summary>
public sealed class PassageChoiceTests
{
    private static readonly Dictionary<string, float> Kidneys = new() { ["kidney"] = 9 };

    [Theory]
    [InlineData("Call us!")]
    [InlineData("Do not drive")]
    [InlineData("Are you pregnant? Ask us first.")]
    [InlineData("Never Take Ibuprofen If You are pregnant.")]
    [InlineData("Do not take it if you:\n- are pregnant\n- bleed easily")]
    [InlineData("Check with your doctor before you take ibuprofen if you are pregnant. See the nurse at once if you get a rash.")]
    public void A_short_article_of_the_clinic_is_given_as_it_is(string text) => Assert.Equal(text, PassageChoice.Of($" {text}\n", Kidneys, isOwn: true));

    [Fact]
    public void Of_a_long_one_the_paragraphs_that_meet_the_question_are_given_whole_and_all_warnings_of_the_others()
    {
        var talk = string.Join(' ', Enumerable.Range(1, 8).Select(i => $"People like to read about walks in town {i} and in its parks."));
        const string asked = "Kidneys like water. Take small sips. Tea counts too.";
        var text = $"About drinking. Water is good.\n\n{talk}\n\n{talk} Never swim alone.\n\nOn kidneys\n\n{asked}\n\n{talk}\n\nWhen to call us\n\nCall us if:\n- your feet swell\n- you cannot pass water";

        var said = PassageChoice.Of(text, Kidneys, isOwn: true);

        Assert.StartsWith("About drinking. Water is good.", said);
        Assert.Contains($"On kidneys\n{asked}", said);
        Assert.Contains("Never swim alone.", said);
        Assert.EndsWith("When to call us\nCall us if:\n- your feet swell\n- you cannot pass water …", said);
        Assert.True(said.Length < text.Length);
    }

    [Fact]
    public void Of_a_collection_s_long_text_a_few_stretches_are_given_in_its_order_and_none_ends_within_a_sentence()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"This is sentence number {i} about the health of {(i == 30 ? "kidneys" : "people")} and it is long enough."));

        var said = PassageChoice.Of(text, Kidneys, isOwn: false);

        Assert.InRange(PassageChoice.CountSentences(said), 2, PassageChoice.MostSentences);
        Assert.True(said.Length <= 900 + Excerpt.More.Length);
        Assert.StartsWith("This is sentence number 1 ", said);
        Assert.Contains("kidneys", said);
        Assert.EndsWith("enough. …", said);
    }

    [Fact]
    public void A_plain_warning_stays_with_the_sentence_before_it_in_a_collection_s_text_too()
    {
        var filler = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"This is sentence number {i} about people in general and it is long enough."));

        var said = PassageChoice.Of($"{filler} This herb is for the kidneys. Do not take it while you carry a child. {filler}", Kidneys, isOwn: false);

        Assert.Contains("This herb is for the kidneys. Do not take it while you carry a child.", said);
    }

    [Fact]
    public void When_to_call_the_emergency_number_belongs_to_the_answer()
    {
        var advice = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"A spoonful of honey can calm a cough on day {i}."));
        const string call = "Call the emergency number at the top of your chat if you cannot breathe.";

        foreach (var isOwn in new[] { true, false })
            Assert.EndsWith(call + Excerpt.More, PassageChoice.Of($"A cough is common. {advice} {call}", new Dictionary<string, float> { ["cough"] = 9, ["honey"] = 9 }, isOwn));
    }

    [Fact]
    public void A_sentence_that_says_something_else_alone_never_stands_without_those_before_it()
    {
        const string emergency = "Call the emergency number if a child is hard to wake. Call it for blue lips or a long seizure. Call it too for purple spots.";
        var filler = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"Rest well on day {i} and drink a glass of water."));

        foreach (var isOwn in new[] { true, false })
            Assert.EndsWith(emergency + Excerpt.More, PassageChoice.Of($"A fever is common. {filler} {emergency}", new Dictionary<string, float> { ["purpl"] = 9 }, isOwn));
    }

    [Fact]
    public void However_long_a_text_is_a_message_has_room_for_what_is_given()
    {
        foreach (var piece in new[] { "Never do this ", "Never do this. ", "- call us\n", "Call us.\n\n", "A The - : . Of and The e.g. " })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            foreach (var isOwn in new[] { true, false })
                Assert.True(PassageChoice.Of(text, Kidneys, isOwn).Length <= PassageChoice.Longest);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{piece}: {watch.Elapsed}");
        }
    }
}
