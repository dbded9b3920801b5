using CareChat.Tests.App;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>"Mucha sangre" and "large amounts of blood" are one danger: neither language knows amounts the other does not.</summary>
public sealed class AmountTests
{
    private static readonly IReadOnlyList<string[]> Lines =
        [.. File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Safety", "Amounts.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void However_much_is_said_it_calls(string language) =>
        Assert.Equal("", Wrong(Of(language, calls: true).Where(text => !Calls(text))));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void An_amount_of_something_else_does_not(string language) =>
        Assert.Equal("", Wrong(Of(language, calls: false).Where(text => Calls(text))));

    [Theory]
    [InlineData("I am {0} large amounts of blood", "coughing up|vomiting|throwing up|spitting up|losing|passing|bringing up|puking")]
    [InlineData("I am coughing up {0} blood", "a lot of|lots of|so much|cups of|mouthfuls of|tons of|a great deal of|huge amounts of|a bowl of")]
    [InlineData("Estoy {0} grandes cantidades de sangre", "tosiendo|vomitando|perdiendo|escupiendo|evacuando|arrojando|devolviendo")]
    [InlineData("Estoy tosiendo {0} sangre", "mucha|muchísima|demasiada|bastante|tazas de|un montón de|una gran cantidad de|litros de")]
    public void Any_amount_goes_with_any_way_of_losing_blood(string sentence, string words) =>
        Assert.Equal("", Wrong(words.Split('|').Select(word => string.Format(null, sentence, word)).Where(text => !Calls(text))));

    private static bool Calls(string text) => EmergencyDetector.Shipped.Find(text) is { IsCallNow: true };

    private static IEnumerable<string> Of(string language, bool calls) =>
        Lines.Where(line => line[0] == language && line[1] == (calls ? "1" : "0")).Select(line => line[2]);

    private static string Wrong(IEnumerable<string> texts) => string.Join(Environment.NewLine, texts);
}
