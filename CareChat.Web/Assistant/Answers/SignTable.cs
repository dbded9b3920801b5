using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Answers;

/// <summary>Some collections give a table of signs that has lost its lines; this makes a sentence of its first rows.</summary>
internal static partial class SignTable
{
    private const int MostSigns = 10;

    /// <summary>The text with the table as a sentence; unchanged where it has none.</summary>
    public static string ToSentence(string text)
    {
        var table = Table().Match(text);
        if (!table.Success) return text;
        var signs = Divider().Split(table.Groups[1].Value).Select(sign => sign.Trim()).Where(sign => sign.Length > 0).Take(MostSigns);
        return $"{text[..table.Index]}\nSigns and symptoms that are listed for it: {string.Join("; ", signs)}.\n{text[(table.Index + table.Length)..]}";
    }

    [GeneratedRegex(@"Signs and Symptoms Approximate number of patients \(when available\)(.*?)(?:The Human Phenotype Ontology \(HPO\)[^.]*\.|$)", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"\s+(?:\d+(?:\.\d+)?%|-)(?:\s+|$)")]
    private static partial Regex Divider();
}
