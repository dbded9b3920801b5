using CareChat.Web.Assistant.Answers;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>What of a clinic's own article is given where there is no room for all that matters.</summary>
public sealed class ExcerptTests
{
    private const int Small = 1500;

    private static readonly Dictionary<string, float> Kidneys = new() { ["kidney"] = 9 };

    private static readonly string Talk =
        string.Join(' ', Enumerable.Range(1, 14).Select(i => $"People like to read about walks in town {i} and in parks."));

    [Fact]
    public void A_warning_that_does_not_fit_silences_no_later_one()
    {
        var endless = $"You must not {string.Concat(Enumerable.Repeat("swim and ", 1_000))}dive.";

        var text = $"About water.\n\n{Talk}\n\n{endless}\n\n{Talk}\n\nCall us if your lips turn blue.\n\n{Talk}";

        var said = PassageChoice.Of(text, Kidneys, isOwn: true);

        Assert.DoesNotContain("swim", said);
        Assert.EndsWith("Call us if your lips turn blue. …", said);
    }

    [Fact]
    public void A_list_too_long_to_be_given_whole_keeps_what_leads_to_it_and_ends_with_an_item()
    {
        var items = Enumerable.Range(1, 600).Select(i => $"- illness number {i} of those we know").ToList();
        const string help = "Call the emergency number if you cannot breathe.";
        var text = $"About kidneys.\n\nDo not take it if you have:\n{string.Join('\n', items)}\n\n{Talk}\n\n{help}";

        var said = PassageChoice.Of(text, Kidneys, isOwn: true);

        Assert.InRange(said.Length, 6_000, PassageChoice.Longest);
        Assert.StartsWith("About kidneys.\n\nDo not take it if you have:\n- illness number 1 of those we know\n", said);
        Assert.EndsWith($"{help} …", said);
        Assert.All(said[..^2].Split('\n').Where(line => line.StartsWith('-')), line => Assert.Contains(line, items));
    }

    [Fact]
    public void Of_a_long_list_of_which_some_warn_those_are_given()
    {
        var items = Enumerable.Range(1, 400).Select(i =>
            i % 40 == 0 ? $"- number {i}: call your doctor\n  and wait" : $"- number {i}: a walk in the park in the evening");
        var text = $"About walks.\n\nWhat people told us:\n{string.Join('\n', items)}";

        var said = PassageChoice.Of(text, Kidneys, isOwn: true, Small);

        Assert.True(said.Length <= Small);
        Assert.Contains("What people told us:\n", said);
        foreach (var number in Enumerable.Range(1, 10)) Assert.Contains($"- number {number * 40}: call your doctor\nand wait", said);
    }

    [Fact]
    public void In_a_small_room_the_warnings_come_before_the_rest_of_what_answers()
    {
        var numbers = Enumerable.Range(1, 12).ToList();
        var asked = string.Join(' ', numbers.Select(i => $"Kidneys like water, and glass number {i} as much as the first."));
        var warnings = numbers.ConvertAll(i => $"Call your doctor the same day if sign number {i} shows up on your skin.");
        var text = $"About water.\n\n{asked}\n\n{string.Join("\n\n", warnings.Select(warning => $"{Talk} {warning}"))}";

        var said = PassageChoice.Of(text, Kidneys, isOwn: true, Small);

        Assert.True(said.Length <= Small);
        Assert.All(warnings, warning => Assert.Contains(warning, said));
        Assert.Contains("Kidneys like water, and glass number 1 as much as the first.", said);
        Assert.EndsWith(" …", said);
        Assert.All(said[..^2].Split('\n').SelectMany(Sentences.Of), sentence => Assert.Contains(sentence, text));
    }

    [Fact]
    public void The_gravest_warnings_are_taken_first()
    {
        var mild = string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"Only keep bottle number {i} in the shade of the house."));

        const string grave = "Stop and see a doctor if it burns.\n\nCall 911 if you faint.";

        var said = PassageChoice.Of($"About water.\n\n{mild}\n\n{grave}", Kidneys, isOwn: true, Small);

        Assert.True(said.Length <= Small);
        Assert.EndsWith($"{grave} …", said);
    }

    [Fact]
    public void Of_sixty_thousand_characters_no_call_for_help_is_lost()
    {
        var parts = Enumerable.Range(1, 50).Select(i =>
            $"Part {i}\n{Talk} Take care on the stairs of house {i}. {Talk[..200]}. Call 911 if your chest hurts on day {i}.");
        var text = $"About hearts.\n\n{string.Join("\n\n", parts)}";
        Assert.InRange(text.Length, 50_000, 60_000);

        var said = PassageChoice.Of(text, Kidneys, isOwn: true);

        Assert.True(said.Length <= PassageChoice.Longest);
        foreach (var day in Enumerable.Range(1, 50)) Assert.Contains($"Call 911 if your chest hurts on day {day}.", said);
    }

    [Fact]
    public void A_text_of_one_word_is_cut_where_there_is_room_no_more()
    {
        foreach (var piece in new[] { "a", "😀" })
        {
            var said = PassageChoice.Of(string.Concat(Enumerable.Repeat(piece, 9_000)), Kidneys, isOwn: true);

            Assert.InRange(said.Length, PassageChoice.Longest - 3, PassageChoice.Longest);
            Assert.EndsWith(piece + " …", said);
        }
    }

    [Fact]
    public void What_leaves_nothing_out_has_no_mark()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"Never swim alone in lake number {i} or any other lake."));

        Assert.Equal(text, PassageChoice.Of(text, Kidneys, isOwn: true));
    }
}
