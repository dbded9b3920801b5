using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The shorthand of prescriptions, English and Spanish, in plain words: "q3d", "1x/wk", "c/8h", "qam", "a.c.", "SL", "MWF".</summary>
internal static partial class DoseShorthand
{
    private static readonly (Regex Form, string Plain)[] Forms =
    [
        (EveryOtherWeek(), "every 2 weeks"), (Daily(), "a day"), (Weekly(), "a week"), (Monthly(), "a month"), (Morning(), "in the morning"), (Evening(), "in the evening"),
        (WithMeals(), "with meals"), (BeforeMeals(), "before meals"), (AfterMeals(), "after meals"), (Tongue(), "sublingual"), (Rectum(), "rectal"), (Vagina(), "vaginal"),
        (OddDays(), "monday, wednesday, friday"), (EvenDays(), "tuesday, thursday"), (Minutes(), "minutes"), (Monday(), "monday"), (Tuesday(), "tuesday"), (Wednesday(), "wednesday"), (Thursday(), "thursday"),
        (Friday(), "friday"), (Saturday(), "saturday"), (Sunday(), "sunday"),
    ];

    /// <summary>A text in small letters with its shorthand written out.</summary>
    public static string InWords(string text)
    {
        var left = Slashed().Replace(text, found => $"{found.Groups["count"].Value} times a {Unit(found.Groups["unit"].Value)}");
        left = Interval().Replace(left, found => $"every {found.Groups["least"].Value}{(found.Groups["most"].Success ? $" to {found.Groups["most"].Value}" : "")} {Unit(found.Groups["unit"].Value)}s");
        return Forms.Aggregate(left, (said, form) => form.Form.Replace(said, form.Plain));
    }

    private static string Unit(string said) => said switch
    {
        ['m', ..] => "month",
        ['w' or 's', ..] => "week",
        ['h', ..] => "hour",
        _ => "day",
    };

    [GeneratedRegex(@"\b(?<count>\d+) ?(?:x|times?)? ?/ ?(?<unit>d(?:ay)?|wk?|week|mo|month)\b")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(?:q ?|c/ ?)(?<least>\d+)(?: ?(?:-|to) ?(?<most>\d+))? ?(?<unit>h(?:rs?|ours?|oras?)?|d(?:ays?|[ií]as?)?|w(?:ks?|eeks?)?|semanas?|mo(?:nths?)?|mes(?:es)?)\b")]
    private static partial Regex Interval();

    [GeneratedRegex(@"\b(?:every other week|qow|fortnightly|quincenal(?:mente)?)\b")]
    private static partial Regex EveryOtherWeek();

    [GeneratedRegex(@"\b(?:q ?days?|q\.? ?d\.?(?=\W|$)|c/ ?d[ií]a|diari[oa]|täglich|pro tag|par jour)|(?<=[a-z]) ?/ ?d(?:ay)?\b")]
    private static partial Regex Daily();

    [GeneratedRegex(@"\b(?:q ?w(?:k|eek(?:ly)?)?|c/ ?semana|semanal|wöchentlich|pro woche|par semaine)\b|(?<=[a-z]) ?/ ?w(?:k|eek)\b")]
    private static partial Regex Weekly();

    [GeneratedRegex(@"\b(?:q ?mo(?:nth(?:ly)?)?|c/ ?mes|mensual|monatlich|pro monat|par mois)\b|(?<=[a-z]) ?/ ?mo(?:nth)?\b")]
    private static partial Regex Monthly();

    /// <summary>"8 am" is a time of the clock.</summary>
    [GeneratedRegex(@"\bq ?a\.?m\b\.?|(?<!\d ?|\bi )\bam\b")]
    private static partial Regex Morning();

    [GeneratedRegex(@"\bq ?p\.?m\b\.?|(?<!\d ?)\bpm\b")]
    private static partial Regex Evening();

    [GeneratedRegex(@"\b(?:con (?:las |los )?(?:comidas?|alimentos)|with food)\b")]
    private static partial Regex WithMeals();

    [GeneratedRegex(@"\b(?:antes de (?:las? |los )?(?:comidas?|comer|alimentos)\b|a\.?c\b\.?)|(?<!not )\bon an empty stomach\b")]
    private static partial Regex BeforeMeals();

    [GeneratedRegex(@"\b(?:despu[eé]s de (?:las? |los )?(?:comidas?|comer|alimentos)\b|p\.?c\b\.?)")]
    private static partial Regex AfterMeals();

    [GeneratedRegex(@"\bs\.?l\b\.?")]
    private static partial Regex Tongue();

    [GeneratedRegex(@"\bp\.?r\b\.?(?!n)")]
    private static partial Regex Rectum();

    [GeneratedRegex(@"\bp\.?v\b\.?")]
    private static partial Regex Vagina();

    [GeneratedRegex(@"\bmwf\b")]
    private static partial Regex OddDays();

    [GeneratedRegex(@"\bt(?:ue)?[/-]?th(?:u|urs?)?\b")]
    private static partial Regex EvenDays();

    [GeneratedRegex(@"(?<=\d ?)mins?\b\.?")]
    private static partial Regex Minutes();

    [GeneratedRegex(@"\b(?:mon|lunes|lun)\b\.?")]
    private static partial Regex Monday();

    [GeneratedRegex(@"\b(?:tues?|martes)\b\.?")]
    private static partial Regex Tuesday();

    [GeneratedRegex(@"\b(?:weds?|mi[eé]rcoles)\b\.?")]
    private static partial Regex Wednesday();

    [GeneratedRegex(@"\b(?:thu(?:rs?)?|jueves)\b\.?")]
    private static partial Regex Thursday();

    [GeneratedRegex(@"\b(?:fri|viernes)\b\.?")]
    private static partial Regex Friday();

    [GeneratedRegex(@"\b(?:sat|s[aá]bados?)\b\.?(?! ?[<>\d])")]
    private static partial Regex Saturday();

    [GeneratedRegex(@"\b(?:sun|domingos?)\b(?! (?:exposure|light|burn|screen))\.?")]
    private static partial Regex Sunday();
}
