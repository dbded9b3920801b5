using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>When the taking of a medicine begins and ends, from what its instructions say of it.</summary>
/// <param name="Begins">When the first instruction begins, where every one says when.</param>
/// <param name="Ends">The first moment after the last one, where every one has an end.</param>
/// <param name="Told">What the line says of it: the last day where it was worked out, or when a course was ordered of which nothing but words says how long it is; null for nothing.</param>
internal sealed record MedicationCourse(DateTimeOffset? Begins, DateTimeOffset? Ends, string? Told)
{
    private const int MostDays = 36_600;

    /// <summary>The course of these instructions.</summary>
    /// <param name="doses">The instructions.</param>
    /// <param name="from">The date from which a length counts, as it is written; null for none.</param>
    /// <param name="word">What stands before that date: "ordered ".</param>
    /// <param name="times">How many times all of it may be taken.</param>
    public static MedicationCourse Of(List<Dosage> doses, string? from, string word, int times)
    {
        var begins = doses.ConvertAll(dose => Bounds(dose).Begins());
        var begin = doses.Count > 0 && begins.TrueForAll(at => at is not null) ? begins.Min() : null;
        var (dated, lengths) = (doses.ConvertAll(Dated), doses.ConvertAll(Length));
        var isWhole = doses.Count > 0 && dated.Zip(lengths).All(end => end.First is not null || end.Second is not null);
        var counted = lengths.Zip(dated).Where(end => end.Second is null).Select(end => end.First).OfType<TimeSpan>().ToList();
        if (isWhole && counted.Count == 0) return new MedicationCourse(begin, dated.Max(), null);
        var isOneAfterTheOther = doses.Select(dose => dose.Sequence).OfType<int>().Distinct().Count() > 1;
        if (isWhole && FhirDate.After(from) is { } start)
        {
            var days = (isOneAfterTheOther ? counted.Sum(length => length.TotalDays) : counted.Max(length => length.TotalDays)) * Math.Max(times, 1);
            if (days > MostDays) return new MedicationCourse(begin, null, null);
            var worked = start.AddDays(days);
            var end = dated.Max() is { } last && last > worked ? last : worked;
            return new MedicationCourse(begin, end, Certainty.Until(end));
        }
        var isLimited = doses.Count > 0 && doses.TrueForAll(dose => Dated(dose) is not null || Length(dose) is not null || CourseWords.Limit(Words(dose)));
        return new MedicationCourse(begin, null, isLimited && FhirDate.Moment(from) is not null ? word + (from!.Length < 10 ? from : from[..10]) : null);
    }

    private static string Words(Dosage dose) =>
        FhirWords.Joined("; ", [.. dose.AdditionalInstruction.Select(instruction => instruction.Said()), FhirWords.Clean(dose.PatientInstruction), FhirWords.Clean(dose.Text)]);

    private static Period? Bounds(Dosage dose) => dose.Timing?.Repeat?.Bounds as Period;

    /// <summary>The end that stands there as a date: of a period, or the last of the single times.</summary>
    private static DateTimeOffset? Dated(Dosage dose)
    {
        if (Bounds(dose).Ends() is { } end) return end;
        var events = dose.Timing is { Repeat: null, EventElement: { Count: > 0 } times } ? times.ConvertAll(at => FhirDate.After(at.Raw())) : [];
        return events.Count > 0 && events.TrueForAll(at => at is not null) ? events.Max() : null;
    }

    /// <summary>How long it is taken; null where that is not said, or in two ways.</summary>
    private static TimeSpan? Length(Dosage dose)
    {
        if (dose.Timing?.Repeat is not { } repeat || DosageTwins.Beside(repeat).Any() || CourseWords.Limit(Words(dose))) return null;
        return repeat.Bounds switch
        {
            Quantity duration => Span(duration),
            Hl7.Fhir.Model.Range range => Span(range.High),
            null => dose.AsNeeded is null or FhirBoolean { Value: false } ? OfCount(repeat) : null,
            _ => null,
        };
    }

    /// <summary>So many times in all, as often as it is done; at the longest.</summary>
    private static TimeSpan? OfCount(Timing.RepeatComponent repeat)
    {
        if ((repeat.CountMax ?? repeat.Count) is not { } count || count <= 0) return null;
        if (repeat.DayOfWeekElement.Count > 0) return Days(7m * count);
        var often = Math.Max(repeat.Frequency ?? 1, 1);
        if (repeat.PeriodUnitElement.Raw() is { } unit) return (repeat.PeriodMax ?? repeat.Period) is { } period ? Days(Math.Ceiling((decimal)count / often) * period * DaysOf(unit)) : null;
        return repeat.WhenElement.Count + repeat.TimeOfDayElement.Count > 0 ? Days(count) : null;
    }

    private static TimeSpan? Span(Quantity? length) => length is { Value: { } value } && length.ComparatorElement.Raw() is null
        ? Days(value * (DaysOf(FhirWords.Clean(length.Code)) ?? DaysOf(UnitNames.Plain(FhirWords.Clean(length.Unit) ?? "?")))) : null;

    private static TimeSpan? Days(decimal? days) => days is > 0 and <= MostDays ? TimeSpan.FromDays((double)days) : null;

    private static decimal? DaysOf(string? unit) => unit switch { "s" => 1m / 86_400, "min" => 1m / 1_440, "h" => 1m / 24, "d" => 1, "wk" => 7, "mo" => 31, "a" => 366, _ => null };
}
