using CareChat.Web.Assistant.Answers;
using Xunit;

namespace CareChat.Tests.Assistant;

/// <summary>What an article advises everybody is not right for everybody.</summary>
public sealed class CautionsTests
{
    [Theory]
    [InlineData("You can take a pain medicine as the label says.", "en", "if you are pregnant, take a blood thinner")]
    [InlineData("Ibuprofen may help with cramps.", "en", "Never give aspirin to a child or teen.")]
    [InlineData("A pain or fever medicine can help.", "en", "kidney, liver, heart, or stomach trouble")]
    [InlineData("Una medicina para la fiebre puede ayudarle.", "es", "toma un anticoagulante")]
    [InlineData("Puede tomar paracetamol.", "es", "Nunca dé aspirina a un niño o adolescente.")]
    [InlineData("Rest and drink plenty of fluids.", "en", "If you were told to limit fluids, ask how much you may drink.")]
    [InlineData("Tome mucha agua.", "es", "Si le dijeron que limite los líquidos, pregunte cuánto puede tomar.")]
    public void Who_must_ask_first_stands_behind_it(string text, string language, string words)
    {
        var said = Cautions.After(text, language);

        Assert.StartsWith($"{text}\n\n", said, StringComparison.Ordinal);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wash your hands.", "en")]
    [InlineData("Ask before you take ibuprofen if you take a blood thinner.", "en")]
    [InlineData("Drink plenty of water, unless you were told to limit fluids.", "en")]
    [InlineData("Your medicine list stands under My record.", "en")]
    [InlineData("Lávese las manos.", "es")]
    [InlineData("Tome muchos líquidos. Si le dijeron que limite los líquidos, pregunte antes.", "es")]
    public void Nothing_is_added_where_nothing_is_advised_or_the_article_says_it(string text, string language) => Assert.Equal(text, Cautions.After(text, language));
}
