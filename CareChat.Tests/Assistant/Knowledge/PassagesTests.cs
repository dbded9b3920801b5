using CareChat.Web.Assistant.Answers;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>How texts are cut.</summary>
public sealed class PassagesTests
{
    [Fact]
    public void Headings_questions_and_pointers_are_left_out()
    {
        const string text = """
            Key Points
            What causes hives?

            Common Causes

            Hives are often caused by food, e.g. nuts or eggs. Dr. Lee wrote so in the U.S. in 1998.
            Check with your doctor if you have hives.
            For more information see the list below.
            """;

        Assert.Equal(["Hives are often caused by food, e.g. nuts or eggs.", "Dr. Lee wrote so in the U.S. in 1998."], Passages.Of(text));
    }

    [Theory]
    [InlineData("Signs of a cold are:\n - a runny nose\n - sneezing.\n - a sore throat", "Signs of a cold are: a runny nose; sneezing; a sore throat.")]
    [InlineData("You can help yourself with - Rest and sleep - Warm drinks - A humidifier in the bedroom.", "You can help yourself with: Rest and sleep; Warm drinks; A humidifier in the bedroom.")]
    public void A_list_stays_with_the_words_that_lead_to_it(string text, string expected) => Assert.Equal([expected], Passages.Of(text));

    [Fact]
    public void A_dash_within_a_sentence_makes_no_list() =>
        Assert.Equal(["The colon - the last part of the gut - takes water out of the waste."], Passages.Of("The colon - the last part of the gut - takes water out of the waste."));

    [Fact]
    public void A_heading_that_lost_its_line_is_taken_off_its_sentence() =>
        Assert.Equal(["The heart pumps blood to the whole body."], Passages.Of("How Your Heart Works The heart pumps blood to the whole body."));

    [Fact]
    public void A_table_of_signs_becomes_a_sentence()
    {
        const string text = "Signs and Symptoms Approximate number of patients (when available) Short toe 90% Pale skin 7.5% Fever - The Human Phenotype Ontology (HPO) has collected information. Much of this information comes from elsewhere.";

        Assert.Equal(["Signs and symptoms that are listed for it: Short toe; Pale skin; Fever."], Passages.Of(text));
    }

    [Fact]
    public void An_answer_is_short_keeps_the_order_and_never_ends_within_a_sentence()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"This is sentence number {i} about the health of {(i == 30 ? "kidneys" : "people")} and it is long enough."));

        var chosen = PassageChoice.Of(text, new Dictionary<string, float> { ["kidney"] = 9 });

        Assert.InRange(chosen.Count, 2, 6);
        Assert.True(chosen.Sum(c => c.Length) <= 900);
        Assert.Contains(chosen, c => c.Contains("kidneys", StringComparison.Ordinal));
        Assert.All(chosen, c => Assert.EndsWith("enough.", c));
        Assert.Equal(chosen.OrderBy(c => text.IndexOf(c, StringComparison.Ordinal)), chosen);
    }

    [Fact]
    public void A_short_sentence_stays_with_the_one_after_it() => Assert.Equal(
        ["Look at the label. If it says that refills are left, call your pharmacy.", "Name the pharmacy and the medicine."],
        Passages.Of("Look at the label. If it says that refills are left, call your pharmacy. Name the pharmacy and the medicine."));

    [Fact]
    public void An_answer_has_six_sentences_at_most_however_short_some_are()
    {
        var text = string.Join(' ', Enumerable.Range(1, 9).Select(i => $"Rest on day {i}. Drink a large glass of water in the morning of day {i}."));

        var chosen = PassageChoice.Of(text, new Dictionary<string, float> { ["water"] = 9 });

        Assert.Equal(3, chosen.Count);
        Assert.Equal(6, string.Join(' ', chosen).Count(c => c == '.'));
    }

    [Fact]
    public void When_to_call_the_emergency_number_belongs_to_the_answer()
    {
        var advice = string.Join(' ', Enumerable.Range(1, 9).Select(i => $"A spoonful of honey can calm a cough on day {i}."));

        var chosen = PassageChoice.Of($"A cough is common. {advice} Call the emergency number at the top of your chat if you cannot breathe.", new Dictionary<string, float> { ["cough"] = 9, ["honey"] = 9 });

        Assert.Equal("Call the emergency number at the top of your chat if you cannot breathe.", chosen[^1]);
    }

    [Fact]
    public void A_sentence_that_says_something_else_alone_never_stands_without_those_before_it()
    {
        const string emergency = "Call the emergency number if a child is hard to wake.";
        var filler = string.Join(' ', Enumerable.Range(1, 6).Select(i => $"Rest well on day {i} and drink a glass of water."));
        var text = $"A fever is common. {filler} {emergency} Call it for blue lips or a long seizure. Call it too for purple spots.";

        var chosen = PassageChoice.Of(text, new Dictionary<string, float> { ["purpl"] = 9, ["spot"] = 9 });

        Assert.Equal([emergency, "Call it for blue lips or a long seizure.", "Call it too for purple spots."], chosen.TakeLast(3));
    }

    [Fact]
    public void Hostile_text_is_cut_in_time_that_grows_with_its_length()
    {
        var text = string.Concat(Enumerable.Repeat("A The - : . Of and The e.g. ", 2200));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Passages.Of(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }
}
