using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>All the ways a topic is called.</summary>
internal static partial class TopicNames
{
    /// <summary>The names of a topic and its synonyms; without the frames that collections put around them.</summary>
    public static IEnumerable<(string Name, float Factor)> Of(string topic, string synonyms)
    {
        foreach (var name in synonyms.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(topic))
        {
            var bare = Frame().Replace(name, "");
            yield return (bare, 1);
            foreach (var part in Parts(bare)) yield return (part, 1);
        }
        foreach (var half in topic.Split([" and ", ", "], StringSplitOptions.TrimEntries).Where(h => h != topic)) yield return (half, Tuning.Half);
    }

    /// <summary>The first letters of a name's words where the text says them in brackets after it: "PCD".</summary>
    public static string? Acronym(string name, string text)
    {
        var letters = string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => char.ToUpperInvariant(w[0])));
        return letters.Length >= 2 && text.Contains($"({letters})", StringComparison.Ordinal) ? letters : null;
    }

    /// <summary>"Rocky Mountain Spotted Fever (RMSF)" is called both; "Pyelonephritis: Kidney Infection" too.</summary>
    private static IEnumerable<string> Parts(string name)
    {
        if (Bracket().Match(name) is { Success: true } bracket)
        {
            yield return name.Remove(bracket.Index, bracket.Length);
            yield return Frame().Replace(bracket.Groups[1].Value, "");
        }
        if (Audience().IsMatch(name)) yield return Audience().Replace(name, "");
        foreach (var divider in ":;/")
        {
            if (!name.Contains(divider)) continue;
            foreach (var part in name.Split(divider)) yield return part;
        }
    }

    [GeneratedRegex(@"^\s*(what i need to know about|your guide to|also known as|parasites -|facing the challenges of|overview of)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Frame();

    [GeneratedRegex(@"\(([^)]+)\)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+(in adults|in general|disorder)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Audience();
}
