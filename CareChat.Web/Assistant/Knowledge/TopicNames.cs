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
            foreach (var part in bare.Split([" and ", ", "], StringSplitOptions.TrimEntries).Where(p => p != bare)) yield return (part, Tuning.Half);
        }
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
