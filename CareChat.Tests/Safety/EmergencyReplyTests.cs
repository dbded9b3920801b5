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
    [InlineData("the house is on fire", "Get out now")]
    [InlineData("our carbon monoxide alarm is going off and I feel sick", "Get out now")]
    [InlineData("I smell gas in the kitchen and feel dizzy", "Get out now")]
    [InlineData("we are trapped, smoke everywhere", "Get out now")]
    [InlineData("se está quemando mi casa", "Salga ahora")]
    [InlineData("huele a gas en la cocina y me mareo", "Salga ahora")]
    [InlineData("smoke is coming under our front door", "If you cannot get out, call 911 from where you are")]
    [InlineData("hay humo en las paredes de mi casa", "Si no puede salir, llame al 911 desde donde está")]
    [InlineData("my uncle choked my aunt last night", "too if anyone was hurt, choked or shot")]
    [InlineData("mi tío golpea a mi tía", "si hirieron o ahorcaron a alguien")]
    [InlineData("my toddler swallowed a handful of pills", "Do not make anyone throw up")]
    [InlineData("mi nena se comió las pastillas del abuelo", "No provoque el vómito")]
    [InlineData("my husband caught fire and his arm is burned", "Stay with the person")]
    [InlineData("my niece slit her wrists in the bathroom", "Call 911 now. Stay with the person")]
    [InlineData("my roommate wants to kill himself", "Call 911 now. Stay with the person")]
    [InlineData("mi prima se cortó las venas", "Llame al 911 ahora. Quédese con la persona")]
    [InlineData("mi hijo se quiere matar", "Llame al 911 ahora. Quédese con la persona")]
    [InlineData("I slit my wrists", "Call 911 now. If you bleed")]
    [InlineData("me corté las venas", "Llame al 911 ahora. Si sangra")]
    [InlineData("I want to die like my husband did", "If you may hurt yourself")]
    [InlineData("quiero matarme y mi esposa no lo sabe", "Si puede hacerse daño")]
    [InlineData("drain cleaner splashed in my eye", "rinse the eye with plain water for 20 minutes")]
    [InlineData("me cayó cloro en el ojo", "enjuague el ojo con agua sola durante 20 minutos")]
    [InlineData("I injected 80 units of humalog instead of 8", "If you are awake and can swallow")]
    [InlineData("my sugar is 38 and I am shaking and confused", "nothing by mouth to someone who is not awake")]
    [InlineData("me inyecté 80 unidades de insulina en vez de 8", "Si está despierto y puede tragar")]
    [InlineData("my brother's pistol is here in front of me", "You do not have to face this alone")]
    [InlineData("I wrote letters to my kids and said goodbye to my sister", "You do not have to face this alone")]
    [InlineData("ya dejé todo arreglado, las cartas para mi mamá y el perro con mi prima", "No tiene que pasar por esto a solas")]
    [InlineData("my brother says he wants to die and I am scared", "Stay with the person")]
    [InlineData("nos duele la cabeza a todos y está prendido el anafre", "Salga ahora al aire libre")]
    [InlineData("prendimos el calentador y a todos nos duele la cabeza y vomitamos", "Salga ahora al aire libre")]
    [InlineData("everyone in the house has a headache and is throwing up since the furnace came on", "Get out now")]
    [InlineData("my son burned his arm badly on the stove and the skin is white", "Stay with the person")]
    [InlineData("I mixed bleach and ammonia and the fumes burn", "Get out now into fresh air")]
    [InlineData("mezclé cloro con ácido y los vapores me hacen toser", "Salga ahora al aire libre")]
    [InlineData("me salpicó desengrasante en el ojo", "enjuague el ojo")]
    [InlineData("my diabetic uncle is sweating and confused", "If the person is awake and can swallow, give sugar")]
    [InlineData("mi tía es diabética, está sudando y confundida", "Si la persona está despierta")]
    [InlineData("me tomé las pastillas para no despertar", "no se provoque el vómito")]
    [InlineData("I took 30 tylenol on purpose", "988")]
    [InlineData("me tomé 30 pastillas a propósito", "988")]
    [InlineData("I cut my wrist on a broken jar and it is spurting", "Stay with the person")]
    [InlineData("I sliced my arm opening a can and it is gushing", "Stay with the person")]
    [InlineData("me corté la muñeca lavando trastes y sangra a chorros", "Quédese con la persona")]
    [InlineData("I cut my wrists and it will not stop", "988")]
    [InlineData("the carbon monoxide alarm is going off", "fresh air")]
    [InlineData("suena la alarma de monóxido y estamos mareados", "al aire libre")]
    [InlineData("the house is on fire", "Stay low")]
    [InlineData("carbon monoxide alarm and smoke in the hallway, the house is on fire", "Stay low")]
    public void Who_is_in_danger_is_told_what_to_do_first(string said, string words)
    {
        var finding = EmergencyDetector.Shipped.Find(said);

        Assert.True(finding is { IsCallNow: true }, said);
        Assert.Contains(words, EmergencyReply.For("911", said, finding, isTold: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my kid drank drain cleaner", false)]
    [InlineData("he's 2 and swallowed bleach", false)]
    [InlineData("my 18 month old drank bleach", false)]
    [InlineData("mi niño tomó cloro", false)]
    [InlineData("my daughter drank bleach", true)]
    [InlineData("my 15 year old kid drank bleach", true)]
    [InlineData("my kid drank bleach on purpose", true)]
    public void A_small_child_meant_nothing(string said, bool asksForPurpose) => Assert.Equal(asksForPurpose,
        EmergencyReply.For("911", said, EmergencyDetector.Shipped.Find(said)!).Contains("988", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_texts_can_be_read_with_six_years_of_school(EmergencyKind kind)
    {
        foreach (var about in Enum.GetValues<ReplyCase>()) AssertPlain(EmergencyReply.For("en", "911", kind, about: about), EmergencyReply.For("es", "911", kind, about: about));
    }

    private static void AssertPlain(string english, string spanish)
    {
        var words = Words().Matches(english).Count;
        var grade = 0.39 * words / Sentences().Count(english) + 11.8 * Syllables().Count(english) / words - 15.59;
        Assert.InRange(grade, double.MinValue, 6);

        Assert.All(Sentences().Split(spanish), s => Assert.InRange(Words().Matches(s).Count, 0, 17));
    }

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[.!?]")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"[aeiouy]+(?<!\B[^l]e)(?=\b|[^aeiouy])|\d+|\b[^\Waeiouy]+e\b", RegexOptions.IgnoreCase)]
    private static partial Regex Syllables();
}
