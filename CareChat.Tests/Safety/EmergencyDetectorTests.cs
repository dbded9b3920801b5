using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

public sealed class EmergencyDetectorTests
{
    [Theory]
    [InlineData("I can’t breathe", EmergencyKind.Breathing)]
    [InlineData("i cant breath rn", EmergencyKind.Breathing)]
    [InlineData("I CANNOT REALLY BREATHE", EmergencyKind.Breathing)]
    [InlineData("no puedo respirrar", EmergencyKind.Breathing)]
    [InlineData("My chest really hurts", EmergencyKind.Heart)]
    [InlineData("pain right here in my chest", EmergencyKind.Heart)]
    [InlineData("dolor d pecho", EmergencyKind.Heart)]
    [InlineData("𝐜𝐡𝐞𝐬𝐭 𝐩𝐚𝐢𝐧", EmergencyKind.Heart)]
    [InlineData("no puedo parar la hemorragia", EmergencyKind.Bleeding)]
    [InlineData("He won't wake up", EmergencyKind.Unconscious)]
    [InlineData("I'm thinking about sucide", EmergencyKind.SelfHarm)]
    [InlineData("I took too many pills because I want to die", EmergencyKind.SelfHarm)]
    [InlineData("Sí, me duele el pecho", EmergencyKind.Heart)]
    [InlineData("No, I have chest pain", EmergencyKind.Heart)]
    [InlineData("What is a stroke? My husband's face is drooping", EmergencyKind.Stroke)]
    [InlineData("I had a heart attack in 2015 and this feels just the same", EmergencyKind.Heart)]
    [InlineData("I don't want to bother you but my chest hurts", EmergencyKind.Heart)]
    [InlineData("Gracias, doctor. But now I can't breathe, ayuda", EmergencyKind.Breathing)]
    [InlineData("I can&#39;t breathe", EmergencyKind.Breathing)]
    [InlineData("I can&apos;t breathe", EmergencyKind.Breathing)]
    [InlineData("I can&rsquo;t breathe", EmergencyKind.Breathing)]
    [InlineData("I can\\'t breathe", EmergencyKind.Breathing)]
    [InlineData("I want to kill&nbsp;myself", EmergencyKind.SelfHarm)]
    [InlineData("no puedo&nbsp;respirar", EmergencyKind.Breathing)]
    [InlineData("I cannot<br/>\nbreathe", EmergencyKind.Breathing)]
    [InlineData("I cannot\\\nbreathe", EmergencyKind.Breathing)]
    [InlineData("> I cannot\n> breathe", EmergencyKind.Breathing)]
    [InlineData("- I cannot\n  breathe", EmergencyKind.Breathing)]
    [InlineData("I can<b>not</b> breathe", EmergencyKind.Breathing)]
    public void Danger_is_found_however_it_is_written(string text, EmergencyKind kind) => Assert.Equal(kind, EmergencyDetector.Shipped.Find(text)?.Kind);

    [Theory]
    [InlineData("no chest pain")]
    [InlineData("No fever, cough, chest pain or shortness of breath")]
    [InlineData("chest pain: none")]
    [InlineData("> No fever\n> no chest pain")]
    [InlineData("fever: no\nchest pain: no")]
    [InlineData("I don’t want to die")]
    [InlineData("sin dolor de pecho")]
    [InlineData("nunca me he desmayado")]
    [InlineData("this headache is killing me")]
    [InlineData("me muero de hambre")]
    [InlineData("what are the symptoms of a stroke?")]
    [InlineData("What should I do if I get chest pain?")]
    [InlineData("si me duele el pecho, ¿qué hago?")]
    [InlineData("my father had a heart attack in 2010")]
    [InlineData("I had chest pain last year, it was fine")]
    [InlineData("my appointment with the suicide prevention volunteer group")]
    [InlineData("")]
    [InlineData("   \n ?!")]
    public void What_only_sounds_like_danger_is_let_be(string text) => Assert.Null(EmergencyDetector.Shipped.Find(text));

    [Fact]
    public void A_hit_names_the_phrase_and_not_the_text()
    {
        var hit = EmergencyDetector.Shipped.Find("Stephen says: my chest hurts")!;

        Assert.Contains(EmergencyDetector.Shipped.Lines, l => l.Pattern == hit.Phrase && l.Kind == hit.Kind);
        Assert.DoesNotContain("Stephen", hit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_story_does_not_hide_one_sentence()
    {
        var story = string.Join(' ', Enumerable.Repeat("We went to the market and bought bread and the weather was nice.", 60));

        Assert.NotNull(EmergencyDetector.Shipped.Find($"{story} My chest hurts. {story}"));
        Assert.Null(EmergencyDetector.Shipped.Find(story));
    }

    [Fact]
    public void The_list_has_phrases_of_each_kind()
    {
        var lines = EmergencyDetector.Shipped.Lines.ToList();

        Assert.InRange(lines.Count, 200, 5000);
        Assert.Equal(lines.Count, lines.Select(l => l.Pattern).Distinct().Count());
        Assert.All(Enum.GetValues<EmergencyKind>(), kind => Assert.Contains(lines, l => l.Kind == kind));
    }

    [Theory]
    [InlineData("chest ")]
    [InlineData("my husband no not ")]
    [InlineData("no chest pain if i can't breathe ")]
    [InlineData("want to kill ")]
    [InlineData("a, b. ¿c? ")]
    [InlineData("si no me duele el pecho y ")]
    [InlineData("'’'’ … ")]
    [InlineData("no me dule elpecho y ")]
    [InlineData("dont wnt to die ")]
    [InlineData("boy a nopuedo quero ")]
    [InlineData("took 12 g tylenol ")]
    [InlineData("we all headache boiler out ")]
    [InlineData("foot cold white numb ")]
    [InlineData("how many to die ")]
    [InlineData("pregnant 170/115 ")]
    [InlineData("todos cabeza anafre adentro ")]
    public void The_work_grows_with_the_length_only(string piece)
    {
        Assert.InRange(Steps(piece, 10_000), 0, 10_000 * 2_000L);
        Assert.InRange(Steps(piece, 10_000), 0, Math.Max(1000, (long)(Steps(piece, 5_000) * 2.2)));
    }

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("chest \udc00 pain")]
    [InlineData("c\u200bhest p\u00adain")]
    public void Broken_and_hidden_characters_stop_nobody(string text) => EmergencyDetector.Shipped.Find(text);

    private static long Steps(string piece, int length)
    {
        var steps = 0L;
        EmergencyDetector.Shipped.Find(string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length], ref steps);
        return steps;
    }
}
