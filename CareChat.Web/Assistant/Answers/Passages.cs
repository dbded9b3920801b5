using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Answers;

/// <summary>Cuts a text into pieces that can stand in an answer: sentences, and lists with the words that lead to them.</summary>
internal static partial class Passages
{
    private const int ShortestSentence = 25;
    private const int LongestList = 420;

    /// <summary>The pieces in the order of the text; headings, questions and words that only point elsewhere are left out.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var pieces = new List<string>();
        foreach (var block in Blocks(text)) Take(pieces, block);
        return pieces;
    }

    /// <summary>Lines, joined where one goes on in the next; a line that is no sentence is a heading.</summary>
    private static IEnumerable<string> Blocks(string text)
    {
        var open = "";
        foreach (var raw in SignTable.ToSentence(text).ReplaceLineEndings("\n").Split('\n'))
        {
            var line = Frame().Replace(Blanks().Replace(raw, " "), "").Trim();
            if (line.Length == 0) continue;
            if (open.Length > 0 && line.StartsWith('-') && open.EndsWith(':')) open = $"{open} {line}";
            else if (open.Length > 0 && open.Contains(": - ", StringComparison.Ordinal) && line.StartsWith('-')) open = $"{open} {line}";
            else
            {
                if (IsText(open)) yield return open;
                open = line;
            }
        }
        if (IsText(open)) yield return open;
    }

    private static bool IsText(string line) => line.Length >= ShortestSentence && (line.AsSpan().IndexOfAny(".:") >= 0 || line.Length > 120);

    private static void Take(List<string> pieces, string block)
    {
        var before = "";
        foreach (var sentence in Sentences(block))
        {
            var bare = RunOnHeading().Replace(sentence.Trim(' ', '-'), "$2").Trim();
            if (bare.EndsWith('?') || Pointer().IsMatch(bare)) continue;
            var isShort = bare.Length < ShortestSentence;
            var piece = isShort ? "" : List(bare);
            if (piece.Length > 0 && (pieces.Count == 0 || pieces[^1] != piece)) pieces.Add(before + piece);
            before = isShort && IsSentence(bare) ? bare + " " : "";
        }
    }

    /// <summary>How many sentences a piece has: two where a short one stands before it.</summary>
    public static int SentencesIn(string piece) => 1 + JoinedEnd().Count(piece);

    /// <summary>True for a short sentence rather than a heading: "First look at the label." What follows may lean on it, so it stays before that.</summary>
    private static bool IsSentence(string text) => text.EndsWith('.') && text.Count(c => c == ' ') >= 2;

    /// <summary>Sentences of a block; a list stays with the sentence that leads to it.</summary>
    private static IEnumerable<string> Sentences(string block)
    {
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(block))
        {
            if (Abbreviation().IsMatch(block.AsSpan(start, end.Index + 1 - start))) continue;
            var sentence = block[start..(end.Index + 1)];
            if (IsInList(sentence, block, end.Index + end.Length)) continue;
            yield return sentence;
            start = end.Index + end.Length;
        }
        if (start < block.Length) yield return block[start..];
    }

    /// <summary>True where an item of a list ended and the next item follows.</summary>
    private static bool IsInList(string sentence, string block, int next) =>
        sentence.Contains(": - ", StringComparison.Ordinal) && block.AsSpan(next).TrimStart().StartsWith("- ") && sentence.Length < LongestList;

    /// <summary>"Signs are: - Fever. - Cough." as "Signs are: Fever; Cough."; one that is too long is cut after an item.</summary>
    private static string List(string sentence)
    {
        var parts = sentence.Split(" - ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isList = parts.Length > 1 && (parts[0].EndsWith(':') || (parts.Length > 2 && parts.Skip(1).All(part => !char.IsLower(part[0]))));
        if (!isList) return Ended(sentence);
        var list = parts[0].TrimEnd(':') + ":";
        foreach (var (number, part) in parts.Skip(1).Index())
        {
            var item = part.Trim(' ', '.', ';', '-');
            if (item.Length == 0) continue;
            if (list.Length + item.Length > LongestList && number > 0) break;
            list += (number == 0 ? " " : "; ") + item;
        }
        return list + ".";
    }

    private static string Ended(string sentence) => sentence[^1] switch
    {
        '.' or '!' or ')' or '"' or '\u201D' => sentence,
        ':' => "",
        _ => sentence.TrimEnd(',', ';', '-', ' ') + ".",
    };

    /// <summary>What collections put around a text: "Summary :" before it, its institute after it.</summary>
    [GeneratedRegex(@"^\s*(?:Key Points|Summary :)\s*|\s*\bNIH: [^.]*$")]
    private static partial Regex Frame();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\. (?=[\p{Lu}\u00BF\u00A1])")]
    private static partial Regex JoinedEnd();

    [GeneratedRegex(@"(?<=[a-z0-9\)\u201D""%])[.!?](?:\s+(?=[\p{Lu}\d""\u201C\u00BF\u00A1(-])|(?=\p{Lu}\p{Ll}))")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|St|vs|etc|approx|No|Inc|U\.S|a\.m|p\.m|Fig|cm|mg)|\b[A-Z])\.$")]
    private static partial Regex Abbreviation();

    /// <summary>Two to eight capitalised words before the sentence proper: a heading that lost its line.</summary>
    [GeneratedRegex(@"^((?:[A-Z][\w'’/-]*|of|in|and|the|to|for|a|an|with|or|on|by|vs\.?)\s+){2,8}?((?:The|A|An|In|If|Most|Some|When|You|Your|There|It|This|These|Many|Over|Because|People|For|To|Although|Researchers|Doctors|Scientists)\s[a-z].*)$", RegexOptions.Singleline)]
    private static partial Regex RunOnHeading();

    [GeneratedRegex(@"^(Check with your (child's )?doctor|Talk to your doctor\.|See (the|also)\b|More on:|For more information|Read more|Click here|Summary :$|You can use the MedlinePlus|If the information is available, the table|Much of this information comes from|The frequency (of a sign|may also)|The first number of the fraction|For example, a frequency of|Because these frequencies|Sometimes, no information on frequency|In these cases, the sign or symptom|The Human Phenotype Ontology provides the following|\(Watch the video|NIH: )", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();
}
