using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>The last line of an answer: where it is from.</summary>
internal static partial class SourceLine
{
    /// <summary>An answer with its sources named below it.</summary>
    public static string Below(string answer, IReadOnlyList<Citation> sources)
    {
        if (sources.Count == 0) return answer;
        var names = sources.Select(s => s.Title.Length > 0 ? $"{s.Source}, {s.Title}" : s.Source).Distinct();
        var isSpanish = Spanish().Count(answer) > English().Count(answer);
        return $"{answer}\n\n{(isSpanish ? "Fuente" : "Source")}: {string.Join("; ", names)}";
    }

    [GeneratedRegex(@"\b(?:el|la|los|las|un|una|de|del|con|para|por|que|su|si|se|es|y)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Spanish();

    [GeneratedRegex(@"\b(?:the|an?|of|with|for|and|or|to|that|your?|if|is|are|it|in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
