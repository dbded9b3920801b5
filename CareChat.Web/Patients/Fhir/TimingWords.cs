using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>How often and how long, in words.</summary>
internal static class TimingWords
{
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BID"] = "2 times a day",
        ["TID"] = "3 times a day",
        ["QID"] = "4 times a day",
        ["AM"] = "in the morning",
        ["PM"] = "in the afternoon or evening",
        ["QD"] = "once a day",
        ["QOD"] = "every 2 days",
        ["Q1H"] = "every hour",
        ["Q2H"] = "every 2 hours",
        ["Q3H"] = "every 3 hours",
        ["Q4H"] = "every 4 hours",
        ["Q6H"] = "every 6 hours",
        ["Q8H"] = "every 8 hours",
        ["BED"] = "at bedtime",
        ["WK"] = "once a week",
        ["MO"] = "once a month",
    };

    private static readonly Dictionary<string, string> Moments = new(StringComparer.Ordinal)
    {
        ["MORN"] = "in the morning",
        ["MORN.early"] = "early in the morning",
        ["MORN.late"] = "late in the morning",
        ["NOON"] = "at noon",
        ["AFT"] = "in the afternoon",
        ["AFT.early"] = "early in the afternoon",
        ["AFT.late"] = "late in the afternoon",
        ["EVE"] = "in the evening",
        ["EVE.early"] = "early in the evening",
        ["EVE.late"] = "late in the evening",
        ["NIGHT"] = "at night",
        ["PHS"] = "after going to sleep",
        ["HS"] = "at bedtime",
        ["WAKE"] = "after waking up",
        ["C"] = "with meals",
        ["CM"] = "with breakfast",
        ["CD"] = "with lunch",
        ["CV"] = "with dinner",
        ["AC"] = "before meals",
        ["ACM"] = "before breakfast",
        ["ACD"] = "before lunch",
        ["ACV"] = "before dinner",
        ["PC"] = "after meals",
        ["PCM"] = "after breakfast",
        ["PCD"] = "after lunch",
        ["PCV"] = "after dinner",
    };

    private static readonly Dictionary<string, string> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = "Monday",
        ["tue"] = "Tuesday",
        ["wed"] = "Wednesday",
        ["thu"] = "Thursday",
        ["fri"] = "Friday",
        ["sat"] = "Saturday",
        ["sun"] = "Sunday",
    };

    /// <summary>"2 times a day, before meals, for 7 days"; null for nothing.</summary>
    public static string? Of(Timing? timing)
    {
        if (timing is null) return null;
        var coded = Abbreviations.GetValueOrDefault(timing.Code.Code() ?? "") ?? timing.Code.Said();
        var repeat = timing.Repeat;
        var often = repeat is null ? null : Often(repeat);
        var words = FhirWords.Joined(", ", often ?? coded, repeat is null ? null : When(repeat), repeat is null ? null : Long(repeat),
            timing.EventElement.Count > 0 ? FhirWords.Joined(" and ", timing.EventElement.Select(at => at.Raw())) : null);
        return words.Length > 0 ? words : null;
    }

    private static string? Often(Timing.RepeatComponent repeat)
    {
        var times = repeat.FrequencyMax is { } most && repeat.Frequency is { } least && most > least ? $"{least} to {most} times"
            : (repeat.Frequency ?? repeat.FrequencyMax) is { } number ? number == 1 ? "once" : $"{number} times" : null;
        if (Unit(repeat.PeriodUnitElement.Raw()) is not { } unit || repeat.Period is not { } period) return times;
        var isOne = period == 1 && repeat.PeriodMax is null or 1;
        var span = repeat.PeriodMax is { } longest && longest > period ? $"{FhirWords.Number(period)} to {FhirWords.Number(longest)} {unit}s" : $"{FhirWords.Number(period)} {unit}s";
        if (isOne) return times is null ? $"every {unit}" : $"{times} {(unit == "hour" ? "an" : "a")} {unit}";
        return times is null or "once" ? $"every {span}" : $"{times} every {span}";
    }

    private static string? When(Timing.RepeatComponent repeat)
    {
        var offset = repeat.Offset is { } minutes and > 0 ? $"{minutes} minutes " : "";
        var moments = repeat.WhenElement.Select(when => when.Raw()).OfType<string>().Select(code => offset + Moments.GetValueOrDefault(code, code));
        var clock = repeat.TimeOfDayElement.Select(time => time.Raw()).OfType<string>().Select(time => "at " + (time.Length == 8 && time.EndsWith(":00", StringComparison.Ordinal) ? time[..5] : time));
        var days = repeat.DayOfWeekElement.Select(day => day.Raw()).OfType<string>().Select(day => Days.GetValueOrDefault(day, day));
        var named = FhirWords.Joined(", ", days);
        var words = FhirWords.Joined(", ", FhirWords.Joined(" and ", moments), FhirWords.Joined(" and ", clock), named.Length > 0 ? $"on {named}" : null);
        return words.Length > 0 ? words : null;
    }

    /// <summary>"for 7 days", "from 2026-04-01 until 2026-04-05"; null for no bounds.</summary>
    public static string? Bounds(Timing.RepeatComponent? repeat) => repeat?.Bounds switch
    {
        Quantity duration when FhirWords.Amount(duration) is { } amount => $"for {Spelled(amount, duration)}",
        Period period when FhirWords.Joined(" ", Said("from", period.Start()), Said("until", period.End())) is { Length: > 0 } words => words,
        _ => null,
    };

    private static string? Said(string word, string? date) => date is null ? null : $"{word} {date}";

    private static string? Long(Timing.RepeatComponent repeat)
    {
        var count = repeat.Count is { } times ? $"{times} {(times == 1 ? "time" : "times")} in all" : null;
        var words = FhirWords.Joined(", ", Bounds(repeat), count);
        return words.Length > 0 ? words : null;
    }

    private static string Spelled(string amount, Quantity duration) =>
        Unit(FhirWords.Clean(duration.Code)) is { } unit && duration.Value is { } value ? $"{FhirWords.Number(value)} {unit}{(value == 1 ? "" : "s")}" : amount;

    private static string? Unit(string? code) => code switch
    {
        "s" => "second",
        "min" => "minute",
        "h" => "hour",
        "d" => "day",
        "wk" => "week",
        "mo" => "month",
        "a" => "year",
        _ => null,
    };
}
