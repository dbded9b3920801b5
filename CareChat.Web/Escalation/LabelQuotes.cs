using System.Text;
using System.Text.RegularExpressions;

namespace CareChat.Web.Escalation;

/// <summary>
/// Keeps the words of a turn from passing for another turn: in a transcript a line that begins like the label of a
/// speaker stands behind <c>&gt; </c>. One that is quoted so already gets one more, so that all can be read back.
/// </summary>
/// <remarks>In either language, whatever the case, accents, blanks and signs. In doubt it is quoted: that does no harm.</remarks>
internal static partial class LabelQuotes
{
    private const string Mark = "> ";

    /// <summary>No letter and no digit, or a letter nobody sees.</summary>
    private const string Sign = @"(?:[^\p{L}\p{N}]|[\u115f\u1160])";

    /// <summary>A letter that may look like a Latin one: of any alphabet, but not of the scripts of East Asia.</summary>
    private const string Alike = @"[\p{L}-[a-z\u1100-\u11ff\u3041-\u9fff]]";

    private const string End = @"\s*(?:$|[^\p{L}\p{N}\s])";

    private static readonly string Speaker = string.Join('|', new[] { "assistant", "asistente", "patient", "paciente" }.Select(AnyForm));

    /// <summary>"The AI assistant:", "Patient —", "Asistente de IA dice", a label alone on its line.</summary>
    private static readonly Regex Label = new(
        $@"^{Sign}*(?:(?:the|el|la|ai|ia){Sign}+)*(?:(?:{Speaker})(?:{Sign}+(?:de{Sign}+)?(?:ai|ia)(?!\p{{L}})|{End})|(?:ai|ia){End})",
        RegexOptions.CultureInvariant);

    /// <summary>The text, every line but the first quoted where it begins like a label.</summary>
    public static string Quote(string text) => LaterLine().Replace(text, line => IsLabelled(line.Value) ? Mark + line.Value : line.Value);

    /// <summary>The text as it was before it was quoted.</summary>
    public static string Unquote(string text) => LaterLine().Replace(text, line =>
        line.Value.StartsWith(Mark, StringComparison.Ordinal) && IsLabelled(line.Value) ? line.Value[Mark.Length..] : line.Value);

    private static bool IsLabelled(string line) => Label.IsMatch(line.Normalize(NormalizationForm.FormKD).ToLowerInvariant());

    private static string AnyForm(string word) => string.Join($"{Sign}*", word.Select(letter => $"(?:{letter}|{Alike})"));

    [GeneratedRegex(@"(?<=[\n\v\f\r\u0085\u2028\u2029])[^\n\v\f\r\u0085\u2028\u2029]+")]
    private static partial Regex LaterLine();
}
