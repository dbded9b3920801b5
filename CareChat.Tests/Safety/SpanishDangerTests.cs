using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>Danger as it is written in everyday Spanish, by ear and in a hurry, and what only has its words.</summary>
public sealed class SpanishDangerTests
{
    [Theory]
    [InlineData("me tome todas las pastiyas", EmergencyKind.Poisoning)]
    [InlineData("tome 20 pastiyas de golpe", EmergencyKind.Poisoning)]
    [InlineData("me aprieta el pexo", EmergencyKind.Heart)]
    [InlineData("me duele mucho el pesho", EmergencyKind.Heart)]
    [InlineData("kiero morirme", EmergencyKind.SelfHarm)]
    [InlineData("no kiero bivir", EmergencyKind.SelfHarm)]
    [InlineData("boy a matarme", EmergencyKind.SelfHarm)]
    [InlineData("bomito sangre", EmergencyKind.Bleeding)]
    [InlineData("sale mucha zangre", EmergencyKind.Bleeding)]
    [InlineData("mi hijo se aoga", EmergencyKind.Breathing)]
    [InlineData("yamen una anbulansia", EmergencyKind.Other)]
    [InlineData("esta combulsionando", EmergencyKind.Unconscious)]
    [InlineData("mi hermana se corto las benas", EmergencyKind.SelfHarm)]
    public void What_is_written_by_ear_is_heard(string text, EmergencyKind kind) => Assert.Equal(kind, Call(text));

    [Theory]
    [InlineData("se tomó mi niño el jarabe entero", EmergencyKind.Poisoning)]
    [InlineData("mi hija se bebió el frasco completo", EmergencyKind.Poisoning)]
    [InlineData("se tomó mi nieto todo el jarabe", EmergencyKind.Poisoning)]
    [InlineData("respiro con mucha dificultad", EmergencyKind.Breathing)]
    [InlineData("mi mamá respira con dificultad", EmergencyKind.Breathing)]
    [InlineData("tengo contracciones y sangre", EmergencyKind.Pregnancy)]
    [InlineData("sangrado con contracciones desde hoy", EmergencyKind.Pregnancy)]
    [InlineData("mi papá se cayó y no sabe donde está", EmergencyKind.Stroke)]
    [InlineData("se pegó mi abuela y no recuerda qué pasó", EmergencyKind.Stroke)]
    [InlineData("tengo un arma y voy a usarla", EmergencyKind.HarmToOthers)]
    [InlineData("traigo una pistola y la voy a usar", EmergencyKind.HarmToOthers)]
    [InlineData("veneno", EmergencyKind.Poisoning)]
    [InlineData("me intoxique", EmergencyKind.Poisoning)]
    [InlineData("ayuda!!!", EmergencyKind.Other)]
    [InlineData("¡Ayúdenme por favor!", EmergencyKind.Other)]
    [InlineData("auxilio", EmergencyKind.Other)]
    [InlineData("911", EmergencyKind.Other)]
    [InlineData("ambulancia", EmergencyKind.Other)]
    [InlineData("una ambulancia ya", EmergencyKind.Other)]
    [InlineData("llamen una ambulancia", EmergencyKind.Other)]
    [InlineData("convulsion", EmergencyKind.Unconscious)]
    [InlineData("le dio un ataque", EmergencyKind.Unconscious)]
    [InlineData("a mi hijo le está dando un ataque", EmergencyKind.Unconscious)]
    [InlineData("me muero", EmergencyKind.Other)]
    [InlineData("mi esposo me ahorcó anoche", EmergencyKind.Violence)]
    [InlineData("anoche me ahorcó mi marido", EmergencyKind.Violence)]
    [InlineData("me ahorco", EmergencyKind.SelfHarm)]
    [InlineData("mejor me ahorco", EmergencyKind.SelfHarm)]
    [InlineData("quiero que termine todo", EmergencyKind.SelfHarm)]
    [InlineData("presión 190/125", EmergencyKind.Other)]
    [InlineData("presión 165/128", EmergencyKind.Other)]
    [InlineData("Fecha\tPresión\tPulso\n01/11/2026\t190/125\t82", EmergencyKind.Other)]
    [InlineData("Fecha\tAzúcar\n01/11/2026\t40", EmergencyKind.Other)]
    [InlineData("azúcar 40", EmergencyKind.Other)]
    [InlineData("azúcar a las 8:30: 40", EmergencyKind.Other)]
    [InlineData("el pulso está en 160", EmergencyKind.Other)]
    public void Danger_calls_at_once(string text, EmergencyKind kind) => Assert.Equal(kind, Call(text));

    [Theory]
    [InlineData("help!!!", EmergencyKind.Other)]
    [InlineData("ambulance", EmergencyKind.Other)]
    [InlineData("my blood pressure is 190/125", EmergencyKind.Other)]
    [InlineData("Date\tSugar\n01/11/2026\t40", EmergencyKind.Other)]
    [InlineData("sugar 40", EmergencyKind.Other)]
    [InlineData("I took all my pills at once", EmergencyKind.SelfHarm)]
    [InlineData("my son drank the whole cough syrup", EmergencyKind.Poisoning)]
    public void The_same_in_English_calls(string text, EmergencyKind kind) => Assert.Equal(kind, Call(text));

    [Theory]
    [InlineData("me hago cortes", EmergencyKind.SelfHarm)]
    [InlineData("mi hija se hace cortes", EmergencyKind.SelfHarm)]
    [InlineData("estoy embarazada y tengo manchado", EmergencyKind.Pregnancy)]
    [InlineData("tomé el doble de hierro sin querer", EmergencyKind.Poisoning)]
    [InlineData("le di doble dosis de vitaminas", EmergencyKind.Poisoning)]
    public void A_nurse_looks_at_what_may_be(string text, EmergencyKind kind) =>
        Assert.Equal(kind, EmergencyDetector.Shipped.Find(text)?.Kind);

    [Theory]
    [InlineData("terminé todo el antibiótico")]
    [InlineData("acabé el antibiótico, ¿necesito otra cita?")]
    [InlineData("me quité de encima los problemas del seguro")]
    [InlineData("mi esposo me pega un susto")]
    [InlineData("mi marido me pega unas etiquetas")]
    [InlineData("mi hijo me pegó la gripe")]
    [InlineData("me desmayo de la risa")]
    [InlineData("me tomé todas las pastillas como me dijo el doctor")]
    [InlineData("tomó todo el jarabe según las indicaciones")]
    [InlineData("¿cuándo es la clase de ayuda con el veneno de abeja?")]
    [InlineData("la ambulancia de la cita llega a las 10")]
    [InlineData("respiro sin dificultad")]
    [InlineData("me hago cortes de pelo en casa")]
    [InlineData("¿cubre el seguro el noventa por ciento?")]
    [InlineData("Fecha\tPresión\tPulso\n01/11/2026\t158/94\t82\n02/11/2026\t149/90\t80")]
    [InlineData("Fecha\tAzúcar\n01/11/2026\t110\n02/11/2026\t98")]
    [InlineData("azúcar 12 de noviembre 110, 13 de noviembre 98")]
    [InlineData("mi azúcar a las 10 es 110")]
    [InlineData("la presión, llámeme al 555-190-1925")]
    [InlineData("tengo el azúcar controlada desde 1998")]
    [InlineData("pulso y presión: 82, 158/94")]
    public void What_only_has_the_words_does_not_call(string text) => Assert.Null(Call(text));

    [Theory]
    [InlineData("I took all my pills as prescribed")]
    [InlineData("I took all my pills like the doctor told me")]
    [InlineData("finished all the antibiotics")]
    [InlineData("I finished the whole bottle of antibiotics")]
    [InlineData("Date\tBlood pressure\tPulse\n01/11/2026\t158/94\t82\n02/11/2026\t149/90\t80")]
    [InlineData("Date\tSugar\n01/11/2026\t110\n02/11/2026\t98")]
    [InlineData("Date\tPulse\tBP\n2026-11-01 8:15 am\t82\t158/94")]
    [InlineData("sugar on Nov 12 was 110")]
    [InlineData("my sugar at 10 am is 110, call me at (555) 210-4045")]
    [InlineData("diabetes and high sugar since 1998")]
    [InlineData("I can help with the ambulance form")]
    public void The_same_in_English_does_not(string text) => Assert.Null(Call(text));

    [Theory]
    [InlineData("^^purple haze$$", "Purple haze!!!", true)]
    [InlineData("^^purple haze$$", "the purple haze", true)]
    [InlineData("^^purple haze$$", "rain, purple haze, wind", false)]
    [InlineData("glow #180-300/30-200", "glow 190/100", true)]
    [InlineData("glow #180-300/30-200", "glow 150/100", false)]
    [InlineData("glow #180-300", "glow 190/100", false)]
    [InlineData("glow ~2 #10-49", "glow 11/12/2026", false)]
    public void Whole_texts_and_pairs_are_patterns_too(string pattern, string text, bool isFound)
    {
        var own = EmergencyDetector.With(
            EmergencyDetector.Shipped.Lines.Select(l => l.Pattern).ToHashSet(), [new PhraseLine(EmergencyKind.Other, pattern)]);

        Assert.Equal(isFound ? pattern : null, own.Find(text)?.Phrase);
    }

    /// <summary>The kind of the danger that calls; null where none does.</summary>
    private static EmergencyKind? Call(string text) =>
        EmergencyDetector.Shipped.Find(text) is { IsCallNow: true } finding ? finding.Kind : null;
}
