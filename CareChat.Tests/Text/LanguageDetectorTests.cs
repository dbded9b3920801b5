using CareChat.Web.Text;
using Xunit;

namespace CareChat.Tests.Text;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("chest pain", "en")]
    [InlineData("no puedo respirar", "es")]
    [InlineData("me duele", "es")]
    [InlineData("help me", "en")]
    [InlineData("¿infarto?", "es")]
    [InlineData("cant breathe", "en")]
    [InlineData("dolor d pecho", "es")]
    [InlineData("My son has a fever", "en")]
    [InlineData("How do I send a photo?", "en")]
    [InlineData("cómo mando una foto", "es")]
    [InlineData("tengo fiebre", "es")]
    [InlineData("fever", "en")]
    [InlineData("mi hijo no come", "es")]
    [InlineData("Gracias doctor, la tos ya se fue", "es")]
    public void The_language_shows_in_the_small_words(string text, string language) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("J'ai mal au ventre depuis hier")]
    [InlineData("Estou com muita dor de cabeça")]
    [InlineData("meu filho tem febre há três dias")]
    [InlineData("Ich habe starke Kopfschmerzen")]
    [InlineData("ho un dolore al petto")]
    [InlineData("mwen gen doulè nan lestomak")]
    [InlineData("tôi bị đau bụng")]
    [InlineData("masakit po ang ulo ko")]
    [InlineData("我头很痛")]
    [InlineData("머리가 너무 아파요")]
    [InlineData("عندي ألم في البطن")]
    [InlineData("у меня болит голова")]
    public void A_text_in_neither_language_is_told_apart(string text) => Assert.True(LanguageDetector.IsNeither(text));

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("12345 👍")]
    [InlineData("lisinopril 10 mg")]
    [InlineData("what is α-thalassemia?")]
    [InlineData("Is AI used at the clinic in IL, 8 am EST?")]
    [InlineData("necesito una cita con la doctora")]
    [InlineData("me duele la panza desde ayer")]
    [InlineData("mi ijo tiene calentura")]
    [InlineData("headache, nausea, vomiting")]
    [InlineData("My name is Du Des Champs and I need a refill")]
    public void A_text_in_one_of_them_is_not(string text) => Assert.False(LanguageDetector.IsNeither(text));

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("12345")]
    [InlineData("no")]
    public void What_shows_none_takes_the_fallback(string text)
    {
        Assert.Equal("en", LanguageDetector.Detect(text));
        Assert.Equal("es", LanguageDetector.Detect(text, "es"));
    }
}
