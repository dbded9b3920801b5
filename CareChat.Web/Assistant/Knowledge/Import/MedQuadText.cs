using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>
/// Mends the texts of MedQuAD, which were taken from web pages: headings that lost their lines, lists that lost theirs, a table
/// of signs, and words that point to other parts of the page. What warns or sends to somebody stays. Other texts are taken as
/// they are: nobody knows better what a clinic's words are for than the clinic.
/// </summary>
internal static partial class MedQuadText
{
    /// <summary>How a table of signs begins when it is a sentence.</summary>
    public const string SignsLead = "Signs and symptoms that are listed for it:";

    private const int SignsASentence = 10;

    /// <summary>True for an article of that collection, by how it names its sources and numbers its articles.</summary>
    public static bool IsOf(string source, string id) => Id().Match(id) is { Success: true } match && match.Groups[1].ValueSpan.SequenceEqual(source);

    /// <summary>The text as it is stored.</summary>
    public static string Clean(string answer)
    {
        var text = SignsAsSentences(answer).ReplaceLineEndings("\n");
        var lines = text.Split('\n').Select(line => Line(Frame().Replace(Blanks().Replace(line, " "), "").Trim()));
        var clean = EmptyLines().Replace(string.Join('\n', lines), "\n\n").Trim();
        return clean.Length > 0 ? clean : answer;
    }

    private static string Line(string line)
    {
        var sentences = Answers.Sentences.Of(line).ToList();
        var kept = sentences.Where(sentence => !Pointer().IsMatch(sentence) || Answers.Sentences.WarnPlainly(sentence)).Select(sentence => RunOnHeading().Replace(sentence, "$1\n$2"));
        return List(string.Join(' ', kept)).TrimStart('\n');
    }

    /// <summary>"Signs are: - Fever. - Cough." on lines of their own; a dash within a sentence is none.</summary>
    private static string List(string line)
    {
        var parts = line.Split(" - ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isItem = line.StartsWith("- ", StringComparison.Ordinal);
        var isList = parts.Length > 1 && (isItem || parts[0].EndsWith(':') || (parts.Length > 2 && parts.Skip(1).All(part => !char.IsLower(part[0]))));
        return isList ? string.Join("\n- ", parts) : line;
    }

    /// <summary>The table of signs that has lost its lines, ten signs a sentence.</summary>
    private static string SignsAsSentences(string text)
    {
        var table = Table().Match(text);
        if (!table.Success) return text;
        var signs = Divider().Split(table.Groups[1].Value).Select(sign => sign.Trim()).Where(sign => sign.Length > 0);
        var sentences = signs.Chunk(SignsASentence).Select((some, i) => $"{(i == 0 ? SignsLead : "Also listed:")} {string.Join("; ", some)}.");
        return $"{text[..table.Index]}\n{string.Join(' ', sentences)}\n{text[(table.Index + table.Length)..]}";
    }

    [GeneratedRegex(@"^(CancerGov|CDC|GARD|GHR|MPlusHealthTopics|NHLBI|NIDDK|NIHSeniorHealth|NINDS)/[0-9]{7}(?:_[0-9]+)?-[0-9]+(?:#[0-9a-f]+)?$")]
    private static partial Regex Id();

    [GeneratedRegex(@"Signs and Symptoms Approximate number of patients \(when available\)(.*?)(?:The Human Phenotype Ontology \(HPO\)[^.]*\.|$)", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"\s+(?:\d+(?:\.\d+)?%|-)(?:\s+|$)")]
    private static partial Regex Divider();

    /// <summary>What the collection puts around a text: "Summary :" before it, its institute after it.</summary>
    [GeneratedRegex(@"^\s*(?:Key Points|Summary :)\s*|\s*\bNIH: [^.]*$")]
    private static partial Regex Frame();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines();

    /// <summary>Two to eight capitalised words before the sentence proper: a heading that lost its line.</summary>
    [GeneratedRegex(@"^((?:(?:[A-Z][\w'’/-]*|of|in|and|the|to|for|a|an|with|or|on|by|vs\.?)\s+){1,7}?(?:[A-Z][\w'’/-]*|of|in|and|the|to|for|a|an|with|or|on|by|vs\.?))\s+((?:The|A|An|In|If|Most|Some|When|You|Your|There|It|This|These|Many|Over|Because|People|For|To|Although|Researchers|Doctors|Scientists)\s[a-z].*)$", RegexOptions.Singleline)]
    private static partial Regex RunOnHeading();

    [GeneratedRegex(@"^(?:See (?:the|also)\b.{0,120}?\b(?:section|summary|summaries|for more information|more information)|More on:|For more information\b|Read more\b|Click here|You can use the MedlinePlus|If the information is available, the table|Much of this information comes from|The frequency (?:of a sign|may also)|The first number of the fraction|For example, a frequency of|Because these frequencies|Sometimes, no information on frequency|In these cases, the sign or symptom|The Human Phenotype Ontology provides the following|\(Watch the video)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Pointer();
}
