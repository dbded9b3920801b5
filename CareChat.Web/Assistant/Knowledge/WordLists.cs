using System.Collections.Frozen;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The lists of words that come with the program: text files beside this one.</summary>
internal static class WordLists
{
    /// <summary>Words that only hold a sentence together, in English and Spanish.</summary>
    public static FrozenSet<string> Function { get; } = Words("function.txt");

    /// <summary>Words that letters are full of and that say little about health: greetings, relatives, months.</summary>
    public static FrozenSet<string> Filler { get; } = Words("filler.txt");

    /// <summary>Stems of everyday words that are never taken for a slip.</summary>
    public static FrozenSet<string> Plain { get; } = Words("plain.txt").Select(Stemmer.Stem).ToFrozenSet();

    /// <summary>What people say, and what articles call it.</summary>
    public static PhraseTable<string[]> Lay { get; } = new(Lines("lay-english.txt").Concat(Lines("lay-spanish.txt"))
        .Select(line => line.Split('='))
        .Select(pair => (pair[0], pair[1].Split(';', StringSplitOptions.TrimEntries))));

    /// <summary>Phrases that say which aspect of a topic is asked about.</summary>
    public static PhraseTable<ArticleKind> Kinds { get; } = new(
        from line in Lines("kinds.txt")
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        from phrase in line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries)
        select (phrase, ArticleKinds.Parse(line[..colon])));

    /// <summary>Phrases after which people name what it is about.</summary>
    public static PhraseTable<bool> Naming { get; } = new(Lines("naming.txt").Select(line => (line, true)));

    /// <summary>Phrases after which stands what the question is not about.</summary>
    public static PhraseTable<bool> Aside { get; } = new(Lines("aside.txt").Select(line => (line, true)));

    /// <summary>What stands in sentences that warn or send to somebody: wide, for one too many does no harm; true for those that are plain.</summary>
    public static PhraseTable<bool> Care { get; } = new(Lines("care.txt")
        .SelectMany(line => line.TrimStart('!').Split(';', StringSplitOptions.TrimEntries).Select(phrase => (phrase, line[0] == '!'))));

    /// <summary>What a question may consist of that asks on about what was spoken of before: the aspects of a subject.</summary>
    public static PhraseTable<bool> FollowUp { get; } = new(Phrases("follow-up.txt").Select(phrase => (phrase, true)));

    /// <summary>What may stand beside those and names nothing of its own.</summary>
    public static FrozenSet<string> FollowUpFrame { get; } = Words("follow-up-frame.txt").Select(Stemmer.Stem).ToFrozenSet();

    /// <summary>Topics that give way to an illness that is named beside them: signs, tests, treatments.</summary>
    public static IEnumerable<string> Signs => Lines("signs.txt");

    private static IEnumerable<string> Phrases(string file) => Lines(file).SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries));

    private static FrozenSet<string> Words(string file) =>
        Lines(file).SelectMany(line => Tokenizer.Words(line)).Select(word => word.Folded).ToFrozenSet();

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream("Knowledge/" + file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
