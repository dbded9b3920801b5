using CareChat.Web.Safety;
using CareChat.Web.Safety.Phrases;
using Xunit;

namespace CareChat.Tests.Safety;

public sealed class PhrasePatternTests
{
    [Theory]
    [InlineData("purple haze", "there is purple haze")]
    [InlineData("purple haze", "Purple, the haze")]
    [InlineData("purple [haze|mist now]", "purple mist now")]
    [InlineData("purpl* ~2 haze", "purplish as a haze")]
    [InlineData("purple & haze", "haze and all that purple")]
    [InlineData("took #10-20 beans", "took 15 beans")]
    [InlineData("took #10 beans", "took twenty beans")]
    [InlineData("took #x2 beans ~3 than #0", "took 1,000 beans rather than 500")]
    [InlineData("took #0 ~3 #x3", "took five or twenty")]
    [InlineData("^purple haze$", "so, purple haze, and then")]
    [InlineData("purple haze$", "so purple haze, and then")]
    [InlineData("purple haze$", "so purple haze tonight")]
    [InlineData("purple haze$", "so purple haze esta noche ya")]
    [InlineData("elephants dancing", "elephnats dancing")]
    [InlineData("my {kin} sneezed thrice", "my uncle sneezed thrice")]
    public void A_phrase_of_the_clinic_is_found(string pattern, string text) => Assert.Equal(pattern, Own(pattern).Find(text)?.Phrase);

    [Theory]
    [InlineData("purple haze", "purple. Haze")]
    [InlineData("purple haze", "purple wild haze")]
    [InlineData("purple ~2 haze", "purple one two three haze")]
    [InlineData("purple ~2 haze", "purple not haze")]
    [InlineData("took #10-20 beans", "took 9 beans")]
    [InlineData("took #x2 beans ~3 than #0", "took 9 beans rather than 5")]
    [InlineData("^purple haze$", "so purple haze goes")]
    [InlineData("purple haze$", "so purple haze tonight goes")]
    [InlineData("elephants dancing", "elfant dancing")]
    public void Other_words_are_none(string pattern, string text) => Assert.Null(Own(pattern).Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a")]
    [InlineData("[chest|pain")]
    [InlineData("chest]")]
    [InlineData("[[chest|pain]|arm]")]
    [InlineData("chest [] pain")]
    [InlineData("~2 chest")]
    [InlineData("chest ~2")]
    [InlineData("chest &")]
    [InlineData("chest & pain & arm")]
    [InlineData("chest ~99 pain")]
    [InlineData("ch*")]
    [InlineData("ch*st pain")]
    [InlineData("{nobody} faints")]
    [InlineData("took #x beans")]
    [InlineData("#10")]
    [InlineData("took #x2 beans")]
    [InlineData("took #x0.5 beans for #1")]
    [InlineData("one two three four five six seven eight nine ten eleven twelve thirteen")]
    [InlineData("aaa ~15 bbb ~15 ccc ~15 ddd ~15 eee")]
    public void What_is_no_phrase_is_explained(string text)
    {
        Assert.False(PhrasePattern.TryParse(text, out var pattern, out var problem));
        Assert.Null(pattern);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phrase_may_not_be_endless() =>
        Assert.False(PhrasePattern.TryParse(new string('a', PhrasePattern.LongestText + 1), out _, out _));

    [Fact]
    public void Blanks_are_evened_out()
    {
        Assert.True(PhrasePattern.TryParse("  chest   pain ", out var pattern, out _));
        Assert.Equal("chest pain", pattern.Text);
    }

    private static EmergencyDetector Own(string pattern) => EmergencyDetector.With(
        EmergencyDetector.Shipped.Lines.Select(l => l.Pattern).ToHashSet(), [new PhraseLine(EmergencyKind.Other, pattern)]);
}
