using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>A model's text with its marks taken out, and what they named.</summary>
internal sealed partial class CitedText
{
    /// <summary>Reads the marks of a text.</summary>
    /// <param name="isWhole">False for a beginning: a mark that is not yet closed is left out too.</param>
    public CitedText(string text, bool isWhole = true)
    {
        var marks = Mark().Matches(text).SelectMany(m => m.Groups[1].Value.Split(',', ';')).Select(m => m.Trim()).ToList();
        Passages = [.. marks.Where(m => m.All(char.IsAsciiDigit)).Select(m => int.Parse(m, CultureInfo.InvariantCulture)).Where(n => n > 0).Distinct()];
        NamesRecord = marks.Contains("R", StringComparer.OrdinalIgnoreCase);
        IsUnknown = marks.Contains("0");
        var plain = Mark().Replace(text, "");
        if (!isWhole) plain = OpenMark().Replace(plain, "");
        Text = OwnSources().Replace(plain, "").Trim();
    }

    /// <summary>The text as it is shown.</summary>
    public string Text { get; }

    /// <summary>The numbers of the passages it names, from 1, in its order.</summary>
    public IReadOnlyList<int> Passages { get; }

    /// <summary>True where it names the record.</summary>
    public bool NamesRecord { get; }

    /// <summary>True where it says that it does not know.</summary>
    public bool IsUnknown { get; }

    [GeneratedRegex(@"(?<![ \t])[ \t]*\[((?:[0-9]{1,2}|R)(?:\s*[,;]\s*(?:[0-9]{1,2}|R))*)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\[[^\]]{0,12}$")]
    private static partial Regex OpenMark();

    /// <summary>A list of sources the model ends with: the portal names them itself.</summary>
    [GeneratedRegex(@"\n[ \t]*\**(?:sources?|references?|fuentes?|referencias?)\**\s*:[^\n]*(?:\n[ \t]*[-*][^\n]*)*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex OwnSources();
}
