using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Whether a dose that somebody wrote says already what its structure says. In doubt it does not: then both are told.</summary>
internal static partial class DoseText
{
    private static readonly (Regex Form, string Plain)[] Forms =
    [
        (LeadingDot(), "0."), (Veces(), "$1 times "), (AlDia(), "a day"), (Semana(), "a week"), (Mes(), "a month"), (Cada(), "every $1 hours"), (Noche(), "at night"), (Manana(), "in the morning"),
        (Qualifier(), ""), (Needed(), "as needed"), (Single(), "1 "), (OtherDay(), "every 2 days"), (Times(), "$1 times"), (Units(), "$1 units"),
        (Bid(), "2 times a day"), (Tid(), "3 times a day"), (Qid(), "4 times a day"), (Every(), "every $1 hours"),
        (Twice(), "2 times"), (Thrice(), "3 times"), (Once(), "1 times"), (Daily(), "a day"), (OneADay(), " 1 times a day"),
        (Weekly(), "a week"), (OneAWeek(), " 1 times a week"), (Monthly(), "a month"), (OneAMonth(), " 1 times a month"),
        (Mouth(), "oral"), (Skin(), "subcutaneous"), (Tablets(), "tablet"), (Milligrams(), "mg"),
        (Two(), "2"), (Three(), "3"), (Four(), "4"), (Five(), "5"), (Six(), "6"), (Eight(), "8"), (Ten(), "10"), (One(), "1"), (Blanks(), " "),
    ];

    /// <summary>True where the text says the part too, in its own words or others for the same.</summary>
    public static bool Says(string? written, string part)
    {
        if (written is null) return false;
        var (text, asked) = (Plain(written), Plain(part));
        return asked.Split(" for ", 2) is ["as needed", var reason] ? Holds(text, "as needed") && Holds(text, reason) : Holds(text, asked);
    }

    private static bool Holds(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            var end = at + part.Length;
            if ((at == 0 || !IsJoined(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return part.Length == 0;
    }

    /// <summary>True for what a number or a word goes on with: "2.5 mg" does not say "5 mg", nor "1-2 tablets" "2 tablets".</summary>
    private static bool IsJoined(char before) => char.IsLetterOrDigit(before) || before is '.' or ',' or '-' or '/';

    /// <summary>The text in small letters, with one way of writing what has several.</summary>
    internal static string Plain(string text) => Forms.Aggregate(DoseShorthand.InWords(Fractions.InDecimals(text.ToLowerInvariant())), (said, form) => form.Form.Replace(said, form.Plain)).Trim();

    [GeneratedRegex(@"\((?:qualifier value|substance|body structure|procedure)\)|\broute\b")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"\b(?:prn|p\.r\.n\.|(?:as|if|when|only if) (?:needed|required|necessary)|(?:cuando|si) (?:sea|es) necesario|seg[uú]n necesidad)")]
    private static partial Regex Needed();

    [GeneratedRegex(@"\b(?:bid|b\.i\.d\.)")]
    private static partial Regex Bid();

    [GeneratedRegex(@"\b(?:tid|t\.i\.d\.)")]
    private static partial Regex Tid();

    [GeneratedRegex(@"\b(?:qid|q\.i\.d\.)")]
    private static partial Regex Qid();

    [GeneratedRegex(@"\bq ?(\d+) ?h(?:rs?|ours?)?\b")]
    private static partial Regex Every();

    [GeneratedRegex(@"\b(?:twice|two times)\b")]
    private static partial Regex Twice();

    [GeneratedRegex(@"\bthree times\b")]
    private static partial Regex Thrice();

    [GeneratedRegex(@"\bonce\b")]
    private static partial Regex Once();

    [GeneratedRegex(@"\b(?:daily|every day|each day|per day|a day|qd)\b")]
    private static partial Regex Daily();

    [GeneratedRegex(@"(?<!times) a day\b|^a day\b")]
    private static partial Regex OneADay();

    [GeneratedRegex(@"\b(?:by mouth|orally|po|por v[ií]a oral|v[ií]a oral|por boca|oral)\b")]
    private static partial Regex Mouth();

    [GeneratedRegex(@"\b(?:tablets|tabs?)\b")]
    private static partial Regex Tablets();

    [GeneratedRegex(@"\bmilligrams?\b")]
    private static partial Regex Milligrams();

    [GeneratedRegex(@"\b(?:an?|una?) (?=tab|pill|cap|puff|drop|patch|spray|pastilla|cápsula|comprimido|gota)")]
    private static partial Regex Single();

    [GeneratedRegex(@"\bevery other day\b|\bqod\b")]
    private static partial Regex OtherDay();

    [GeneratedRegex(@"\b(?:weekly|every week|each week|per week)\b")]
    private static partial Regex Weekly();

    [GeneratedRegex(@"(?<!times) a week\b|^a week\b")]
    private static partial Regex OneAWeek();

    [GeneratedRegex(@"\b(?:monthly|every month|each month|per month)\b")]
    private static partial Regex Monthly();

    [GeneratedRegex(@"(?<!times) a month\b|^a month\b")]
    private static partial Regex OneAMonth();

    [GeneratedRegex(@"\b(\d+) ?(?:x|times?)\b")]
    private static partial Regex Times();

    [GeneratedRegex(@"\b(\d+(?:[.,]\d+)?) ?(?:u|iu|unit)\b")]
    private static partial Regex Units();

    [GeneratedRegex(@"\b(?:sc|sq|subq|subcut|sub-?cutaneous(?:ly)?|under the skin)\b")]
    private static partial Regex Skin();

    [GeneratedRegex(@"\bfive\b")]
    private static partial Regex Five();

    [GeneratedRegex(@"\bten\b")]
    private static partial Regex Ten();

    [GeneratedRegex(@"\b(?:one|una)\b")]
    private static partial Regex One();

    [GeneratedRegex(@"\btwo\b")]
    private static partial Regex Two();

    [GeneratedRegex(@"\bthree\b")]
    private static partial Regex Three();

    [GeneratedRegex(@"\bfour\b")]
    private static partial Regex Four();

    [GeneratedRegex(@"\bsix\b")]
    private static partial Regex Six();

    [GeneratedRegex(@"\beight\b")]
    private static partial Regex Eight();

    /// <summary>".5 mg"</summary>
    [GeneratedRegex(@"(?<![\w.,])\.(?=\d)")]
    private static partial Regex LeadingDot();

    [GeneratedRegex(@"\b(?:(\d+) ve(?:z|ces)|(?<1>una) vez)\b ?")]
    private static partial Regex Veces();

    [GeneratedRegex(@"\b(?:al|por|cada) d[ií]a\b|\bdiariamente\b")]
    private static partial Regex AlDia();

    [GeneratedRegex(@"\b(?:a la|por|cada) semana\b|\bsemanalmente\b")]
    private static partial Regex Semana();

    [GeneratedRegex(@"\b(?:al|por|cada) mes\b|\bmensualmente\b")]
    private static partial Regex Mes();

    [GeneratedRegex(@"\bcada (\d+) ?h(?:oras?|rs?)?\b")]
    private static partial Regex Cada();

    [GeneratedRegex(@"\b(?:por|en|de) la noche\b|\bal acostarse\b|\bantes de (?:dormir|acostarse)\b")]
    private static partial Regex Noche();

    [GeneratedRegex(@"\b(?:por|en|de) la mañana\b|\ben ayunas\b")]
    private static partial Regex Manana();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
