using System.Globalization;

namespace CareChat.Web.Safety.Phrases;

/// <summary>Reads one pattern, part by part; what is wrong with it is the message of a <see cref="FormatException"/>.</summary>
internal sealed class PhraseParser(string text, IReadOnlyDictionary<string, string> groups)
{
    private const int MostSteps = 12;
    private const int LargestGap = 15;

    /// <summary>How many words of a message a pattern may span, so that matching looks no further.</summary>
    internal const int Span = 60;

    private readonly List<PhraseStep> steps = [];
    private int gap = -1;
    private int turn;
    private int turnGap;

    /// <summary>The orders the pattern allows.</summary>
    public IReadOnlyList<PhraseStep[]> Read()
    {
        foreach (var part in Parts()) Take(part);
        if (gap >= 0 || (turn > 0 && turn == steps.Count)) throw new FormatException("A gap (~ or &) needs a word after it.");
        if (steps.Count is 0 or > MostSteps) throw new FormatException($"A phrase has one to {MostSteps} parts.");
        if (Widest() > Span) throw new FormatException("The phrase spans too many words: make its gaps smaller.");
        if (turn == 0) return [[.. steps]];
        return [[.. steps], [.. steps[turn..].Select((step, i) => i == 0 ? step with { Gap = -1 } : step), steps[0] with { Gap = turnGap }, .. steps[1..turn]]];
    }

    private int Widest() => steps.Sum(step => Math.Max(step.Gap, PhraseMatcher.MostFillers) + step.Options.Max(option => option.Length));

    /// <summary>What blanks part, except within brackets.</summary>
    private IEnumerable<string> Parts()
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '[') depth++;
            if (i < text.Length && text[i] == ']') depth--;
            if (depth is < 0 or > 1) throw new FormatException("Brackets come in pairs, and not within one another.");
            if (i < text.Length && (depth > 0 || text[i] != ' ')) continue;
            if (i > start) yield return text[start..i];
            start = i + 1;
        }
        if (depth > 0) throw new FormatException("A bracket is not closed.");
    }

    private void Take(string part)
    {
        if (part[0] == '~') gap = Count(part, steps.Count > 0 ? 3 : throw new FormatException("A phrase begins with a word, not with a gap."));
        else if (part[0] == '&') TakeTurn(part);
        else
        {
            var options = Options(part).Select(option => option.SelectMany(Terms).ToArray()).ToList();
            if (options.Any(option => option.Length == 0)) throw new FormatException("An alternative in brackets is empty.");
            steps.Add(new PhraseStep(gap, options));
            gap = -1;
        }
    }

    private void TakeTurn(string part)
    {
        if (turn > 0) throw new FormatException("A phrase has at most one &.");
        if (steps.Count == 0) throw new FormatException("A phrase begins with a word, not with a gap.");
        (turn, turnGap) = (steps.Count, Count(part, 4));
        gap = turnGap;
    }

    private static int Count(string part, int usual)
    {
        if (part.Length == 1) return usual;
        if (!int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > LargestGap)
            throw new FormatException($"After {part[0]} stands the most words between: 0 to {LargestGap}.");
        return count;
    }

    private IEnumerable<string[]> Options(string part) => part[0] switch
    {
        '[' => part[1..^1].Split('|').SelectMany(option => option.Trim() is ['{', ..] name ? Options(name) : [option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
        '{' => Group(part).Split('|').SelectMany(option => option.Trim() is ['{', ..] name ? Options(name) : [option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
        _ => [[part]],
    };

    private string Group(string part) =>
        part.EndsWith('}') && groups.TryGetValue(part[1..^1], out var words) ? words : throw new FormatException($"There is no group {part}.");

    private static IEnumerable<PhraseTerm> Terms(string written)
    {
        if (written.StartsWith("#x", StringComparison.Ordinal)) return [new PhraseTerm.Multiple(Times(written[2..]))];
        if (written[0] == '#') return [NumberOrPair(written)];
        var isBeginning = written.EndsWith('*');
        var words = new PhraseText(isBeginning ? written[..^1] : written).Words;
        if (words.Count == 0 || written.AsSpan().IndexOfAny("[]{}|~&*#^$") is var odd && odd >= 0 && odd < written.Length - (isBeginning ? 1 : 0))
            throw new FormatException($"\"{written}\" is not a word.");
        if (isBeginning && words[^1].Text.Length < 3) throw new FormatException("Before a * stand three letters or more.");
        return words.Select((word, i) => isBeginning && i == words.Count - 1 ? (PhraseTerm)new PhraseTerm.Beginning(word.Text) : new PhraseTerm.Word(word.Text));
    }

    private static double Times(string written) => double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times > 1
        ? times
        : throw new FormatException("A multiple is written #x2 (twice the other number or more).");

    private static PhraseTerm NumberOrPair(string written) => written[1..].Split('/') switch
    {
        [var upper, var lower] => new PhraseTerm.Pair(Bounds(upper), Bounds(lower)),
        _ => Bounds(written[1..]),
    };

    private static PhraseTerm.Number Bounds(string written)
    {
        var bounds = written.Split('-');
        var numbers = bounds.Select(b => double.TryParse(b, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (numbers.Length > 2 || numbers.Any(double.IsNaN)) throw new FormatException("A number is written #10 (ten or more) or #10-20.");
        return new PhraseTerm.Number(numbers[0], numbers.Length == 2 ? numbers[1] : double.MaxValue);
    }
}
