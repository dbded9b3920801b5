using System.Collections.Frozen;
using CareChat.Web.Safety.Negation;

namespace CareChat.Web.Safety.Phrases;

/// <summary>The lists that come with the program, as they stand in its text files.</summary>
internal sealed class PhraseList
{
    /// <summary>Lines of the program's own lists may be longer than an administrator's.</summary>
    private const int LongestLine = 2000;

    /// <summary>Ends the name of a part whose phrases do not call at once: a nurse should look.</summary>
    private const string Look = ", look";

    private static readonly string[] Files = ["Phrases.en.txt", "Phrases.es.txt", "Context.en.txt", "Context.es.txt"];
    private static readonly Lazy<PhraseList> ReadOnce = new(() => new PhraseList([.. Files.SelectMany(file => EmbeddedLines.Of(file).Select(line => (line, file.Split('.')[1])))]));
    private readonly Dictionary<string, string> groups = [];

    private PhraseList(List<(string Text, string Language)> lines)
    {
        foreach (var (line, _) in lines.Where(l => l.Text.StartsWith('{') && IsGroup(l.Text))) AddGroup(line);
        var (phrases, cues, part) = (new List<ListedPhrase>(), new List<(CueKind, PhrasePattern)>(), "");
        foreach (var (line, language) in lines.Where(l => !IsGroup(l.Text)))
        {
            if (line.StartsWith("==", StringComparison.Ordinal)) part = line.Trim('=', ' ');
            else if (Enum.TryParse<EmergencyKind>(part.Split(Look)[0], out var kind))
                phrases.Add(new ListedPhrase(kind, part.EndsWith(Look, StringComparison.Ordinal) ? EmergencyLevel.NurseLook : EmergencyLevel.CallNow, Parse(line), language));
            else cues.Add((Enum.Parse<CueKind>(part), Parse(line)));
        }
        (Phrases, Cues) = (phrases, cues);
    }

    /// <summary>The lists, read at first use.</summary>
    public static PhraseList Shipped => ReadOnce.Value;

    /// <summary>Groups of words by name.</summary>
    public IReadOnlyDictionary<string, string> Groups => groups;

    /// <summary>What sounds like danger.</summary>
    public IReadOnlyList<ListedPhrase> Phrases { get; }

    /// <summary>What takes the danger out of it.</summary>
    public IReadOnlyList<(CueKind Kind, PhrasePattern Pattern)> Cues { get; }

    /// <summary>The words of a group.</summary>
    public FrozenSet<string> Words(string group) => groups[group].Split('|').ToFrozenSet();

    private static bool IsGroup(string line) => line.Contains("} =", StringComparison.Ordinal);

    /// <summary>Both languages may add to one group.</summary>
    private void AddGroup(string line)
    {
        var (name, words) = (line[1..line.IndexOf('}', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        groups[name] = groups.TryGetValue(name, out var more) ? $"{more}|{words}" : words;
    }

    private PhrasePattern Parse(string line) => PhrasePattern.TryParse(line, groups, LongestLine, out var pattern, out var problem)
        ? pattern
        : throw new InvalidOperationException($"{problem} In the list: {line}");
}
