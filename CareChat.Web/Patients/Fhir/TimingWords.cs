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

    /// <summary>"for 12 hours each time", "2 times a day", "before meals", "for 7 days"; what is there and has no words is noted as missing.</summary>
    /// <param name="timing">The timing.</param>
    /// <param name="missing">Takes the names of what has no words.</param>
    /// <param name="others">Takes a code that says otherwise than the rest: it is not among the words.</param>
    public static IEnumerable<string?> Of(Timing? timing, ISet<string> missing, List<string> others)
    {
        if (timing is null) return [];
        var coded = Abbreviations.GetValueOrDefault(timing.Code.Code() ?? "") ?? timing.Code.Said();
        DosageWords.Put("timing.code", timing.Code, coded, missing);
        var repeat = timing.Repeat;
        var often = repeat is null ? null : Often(repeat, missing);
        var when = repeat is null ? null : When(repeat, missing);
        if (coded is not null) others.AddRange(DosageWords.Others(timing.Code!, DoseReading.Of(coded)));
        var isOther = coded is not null && timing.Code.Code() != "PM" && !DoseReading.Of(FhirWords.Joined(", ", often, when)).Agrees(DoseReading.Of(coded), out _);
        if (isOther) others.Add(coded!);
        var isSaid = isOther || (coded is not null && DoseText.Says(often, coded));
        var events = timing.EventElement.Count > 0 ? FhirWords.Joined(" and ", timing.EventElement.Select(at => at.Raw())) : null;
        DosageWords.Put("timing.event", timing.EventElement.Count > 0 ? timing : null, events, missing);
        return repeat is null ? [coded, events] : [Lasts(repeat, missing), often, isSaid ? null : coded, when, Bounds(repeat, missing, others), Count(repeat), events];
    }

    /// <summary>How long each one takes: a patch that is worn, an infusion.</summary>
    private static string? Lasts(Timing.RepeatComponent repeat, ISet<string> missing)
    {
        object? isThere = (object?)repeat.Duration ?? (object?)repeat.DurationMax ?? repeat.DurationUnitElement.Raw();
        var unit = Unit(repeat.DurationUnitElement.Raw());
        return DosageWords.Put("duration", isThere, unit is null || Numbers(repeat.Duration, repeat.DurationMax) is not { } span ? null
            : $"for {span} {unit}{(span == "1" ? "" : "s")} each time", missing);
    }

    private static string? Numbers(decimal? least, decimal? most) => (least, most) switch
    {
        ({ } from, { } to) when to > from => $"{FhirWords.Number(from)} to {FhirWords.Number(to)}",
        (null, { } to) => $"up to {FhirWords.Number(to)}",
        ({ } from, _) => FhirWords.Number(from),
        _ => null,
    };

    /// <summary>A period without its unit says nothing, and how often something is done says nothing without a period or a time of day.</summary>
    private static string? Often(Timing.RepeatComponent repeat, ISet<string> missing)
    {
        var times = repeat.FrequencyMax is { } most && repeat.Frequency is { } least && most > least ? $"{least} to {most} times"
            : (repeat.Frequency ?? repeat.FrequencyMax) is { } number ? number == 1 ? "once" : $"{number} times" : null;
        if (Unit(repeat.PeriodUnitElement.Raw()) is { } unit && repeat.Period is { } period) return Often(times, period, repeat.PeriodMax, unit);
        if (repeat.Period is not null || repeat.PeriodMax is not null || repeat.PeriodUnitElement.Raw() is not null)
        {
            missing.Add(repeat.PeriodUnitElement.Raw() is null ? "periodUnit" : "period");
            return null;
        }
        if (repeat.WhenElement.Count + repeat.TimeOfDayElement.Count + repeat.DayOfWeekElement.Count > 0) return times == "once" ? null : times;
        if (times is not null) missing.Add("frequency");
        return null;
    }

    private static string Often(string? times, decimal period, decimal? periodMax, string unit)
    {
        var isOne = period == 1 && periodMax is null or 1;
        var span = periodMax is { } longest && longest > period ? $"{FhirWords.Number(period)} to {FhirWords.Number(longest)} {unit}s" : $"{FhirWords.Number(period)} {unit}s";
        if (isOne) return times is null ? $"every {unit}" : $"{times} {(unit == "hour" ? "an" : "a")} {unit}";
        return times is null or "once" ? $"every {span}" : $"{times} every {span}";
    }

    private static string? When(Timing.RepeatComponent repeat, ISet<string> missing)
    {
        if (repeat.Offset is > 0 && repeat.WhenElement.Count == 0) missing.Add("offset");
        var offset = repeat.Offset is { } minutes and > 0 ? $"{minutes} minutes " : "";
        var moments = repeat.WhenElement.Select(when => when.Raw()).OfType<string>().Select(code => offset + Moments.GetValueOrDefault(code, code));
        var clock = repeat.TimeOfDayElement.Select(time => time.Raw()).OfType<string>().Select(time => "at " + (time.Length == 8 && time.EndsWith(":00", StringComparison.Ordinal) ? time[..5] : time));
        var days = repeat.DayOfWeekElement.Select(day => day.Raw()).OfType<string>().Select(day => Days.GetValueOrDefault(day, day));
        var named = FhirWords.Joined(", ", days);
        var words = FhirWords.Joined(", ", FhirWords.Joined(" and ", moments), FhirWords.Joined(" and ", clock), named.Length > 0 ? $"on {named}" : null);
        return words.Length > 0 ? words : null;
    }

    /// <summary>"for 7 days", "for 7 to 10 days", "from 2026-04-01 until 2026-04-05"; null for no bounds.</summary>
    private static string? Bounds(Timing.RepeatComponent repeat, ISet<string> missing, List<string> others)
    {
        others.AddRange(DosageTwins.Beside(repeat).Select(other => Bounds(other, missing)).OfType<string>());
        return Bounds(repeat.Bounds, missing);
    }

    private static string? Bounds(DataType? bounds, ISet<string> missing) => DosageWords.Put("bounds", bounds, bounds switch
    {
        Quantity duration when Spelled(duration) is { } amount => $"for {amount}",
        Hl7.Fhir.Model.Range range when Span(range.Low, range.High) is { } span => $"for {span}",
        Period period when FhirWords.Joined(" ", Said("from", period.Start()), Said("until", period.End())) is { Length: > 0 } words => words,
        _ => null,
    }, missing);

    private static string? Span(Quantity? low, Quantity? high) => (Spelled(low), Spelled(high)) switch
    {
        ({ } least, { } most) => (low!.Code ?? low.Unit) is not { } unit || unit == (high!.Code ?? high.Unit) ? $"{FhirWords.Number(low.Value!.Value)} to {most}" : $"{least} to {most}",
        ({ } least, null) => $"at least {least}",
        (null, { } most) => $"up to {most}",
        _ => null,
    };

    private static string? Said(string word, string? date) => date is null ? null : $"{word} {date}";

    private static string? Count(Timing.RepeatComponent repeat) =>
        Numbers(repeat.Count, repeat.CountMax) is { } count ? $"{count} {(count == "1" ? "time" : "times")} in all" : null;

    private static string? Spelled(Quantity? duration) => FhirWords.Amount(duration) is not { } amount ? null
        : Unit(FhirWords.Clean(duration!.Code)) is { } unit && duration.Value is { } value ? $"{FhirWords.Number(value)} {unit}{(value == 1 ? "" : "s")}" : amount;

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
