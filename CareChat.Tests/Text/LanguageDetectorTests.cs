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
