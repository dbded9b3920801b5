using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The numbers of a dose in words, by what they are of: how much, how often, how long, at what time, and at most how much.</summary>
internal sealed partial class DoseReading
{
    /// <summary>An amount; of a mass in milligrams. An unknown unit is like any other.</summary>
    private readonly record struct Amount(decimal Value, string Unit)
    {
        public bool Is(Amount other) => (Value == other.Value || IsThird(other)) && (Unit == other.Unit || Unit.Length == 0 || other.Unit.Length == 0);

        /// <summary>A part of a tablet that no decimal says whole: 0.33 and 0.3333.</summary>
        private bool IsThird(Amount other) => Unit != "mg" && Value < 2 && decimal.Round(Value, 2) == decimal.Round(other.Value, 2);
    }

    /// <summary>Words beside which a number may be missing: they say nothing of how much or how often.</summary>
    private static readonly HashSet<string> Silent = [.. ("take taken tab tabs cap caps use apply inhale inject give as directed before told shake well needed with without food meal meals water and or of the a an at to by in on into for "
        + "oral tablet capsule puff drop patch spray unit units ml mg mcg g topical topically subcutaneous iv im skin eye eyes nostril area affected both each thin layer patient pain").Split(' ')];

    private readonly List<Amount> amounts = [];
    private readonly List<Amount> limits = [];
    private readonly HashSet<decimal> timesADay = [];
    private readonly HashSet<decimal> hours = [];
    private readonly HashSet<string> moments = [];
    private readonly HashSet<string> meals = [];
    private readonly HashSet<string> clocks = [];
    private readonly HashSet<string> days = [];
    private readonly DosePlaces places;
    private readonly bool isKnown;

    private DoseReading(string text)
    {
        var plain = DoseText.Plain(text);
        places = DosePlaces.Of(plain);
        var left = Date().Replace(Thousands().Replace(plain, ""), " ");
        left = Scheme().Replace(left, Portioned);
        foreach (Match found in Relation().Matches(left)) meals.Add(found.Value);
        left = Apart().Replace(Joined().Replace(left, "$1 to $2"), " ");
        left = Clock().Replace(left, found => Taken(clocks, Minutes(found)));
        left = Limit().Replace(left, found => Limited(found));
        left = Span().Replace(left, found => Lasting(found));
        left = Often().Replace(left, found => Rated(found.Groups["least"], found.Groups["most"], found.Groups["period"], found.Groups["unit"].Value, isEvery: false));
        left = Every().Replace(left, found => Rated(found.Groups["least"], found.Groups["most"], found.Groups["period"], found.Groups["unit"].Value, isEvery: true));
        left = Moment().Replace(left, found => Taken(moments, Part(found.Value)));
        left = Day().Replace(left, found => Taken(days, found.Groups["day"].Value));
        foreach (Match found in Measure().Matches(left)) amounts.Add(Read(found));
        isKnown = Letters().Matches(left).All(word => Silent.Contains(word.Value));
    }

    /// <summary>Reads an instruction.</summary>
    public static DoseReading Of(string text) => new(text);

    /// <summary>True where it says nothing of the kind.</summary>
    public bool IsEmpty => amounts.Count + limits.Count + timesADay.Count + hours.Count + clocks.Count + moments.Count + meals.Count + days.Count == 0;

    /// <summary>True where it says everything that the other says, or says nothing of it: never where it says it otherwise.</summary>
    /// <param name="other">What is said beside it.</param>
    /// <param name="isWhole">True where it says everything.</param>
    public bool Agrees(DoseReading other, out bool isWhole)
    {
        bool?[] said =
        [
            Of(other.amounts.Count, amounts.Count > 0 || !isKnown, other.amounts.TrueForAll(amount => amounts.Exists(amount.Is))),
            Of(other.limits.Count, limits.Count > 0, other.limits.TrueForAll(limit => limits.Exists(limit.Is))),
            Rate(other),
            Of(other.hours.Count, hours.Count > 0, other.hours.IsSubsetOf(hours)),
            Of(other.clocks.Count, clocks.Count > 0 || IsOften(other.clocks.Count), other.clocks.SetEquals(clocks)),
            Of(other.moments.Count, moments.Count > 0 || IsOften(other.OfTheDay), IsSameMoment(other)),
            Of(other.meals.Count, meals.Count > 0, other.meals.SetEquals(meals)),
            Of(other.days.Count, days.Count > 0 || IsOften(other.days.Count / 7m), other.days.SetEquals(days)),
        ];
        isWhole = said.All(one => one == true);
        return !said.Contains(false) && places.Agrees(other.places);
    }

    /// <summary>True for the same, false for another, null where only the other says anything.</summary>
    private static bool? Of(int others, bool isSaid, bool isSame) => others == 0 || isSame ? true : isSaid ? false : null;

    /// <summary>How often. "In the morning and at bedtime" says twice a day, and two days a week twice a week; words that are not known may say anything.</summary>
    private bool? Rate(DoseReading other)
    {
        if (other.timesADay.Count == 0) return true;
        if (timesADay.Count > 0) return other.timesADay.IsSubsetOf(timesADay);
        if (days.Count > 0) return other.days.Count > 0 ? null : other.timesADay.SetEquals([decimal.Round(days.Count / 7m, 4)]);
        if (clocks.Count > 0) return other.timesADay.SetEquals([clocks.Count]);
        if (OfTheDay > 0) return other.timesADay.SetEquals([OfTheDay]);
        return isKnown ? null : false;
    }

    /// <summary>How many moments of a day it names; at meals may be any number.</summary>
    private int OfTheDay => moments.Count(moment => moment != "meal");

    /// <summary>True where it says how often, and another number than these times a day; or in words that are not known.</summary>
    private bool IsOften(decimal times) => times > 0 && (timesADay.Count > 0 ? !timesADay.Contains(decimal.Round(times, 4)) : !isKnown && days.Count + clocks.Count + moments.Count == 0);

    private bool IsSameMoment(DoseReading other) => other.moments.IsSubsetOf(moments) && (other.OfTheDay == 0 || OfTheDay == other.OfTheDay);

    /// <summary>"1-0-1": so much in the morning, at noon, in the evening and perhaps at bedtime.</summary>
    private string Portioned(Match scheme)
    {
        var (parts, named) = (scheme.Groups["part"].Captures.Select(part => Number(part.Value)).ToList(), new[] { "morning", "noon", "night", "night" });
        foreach (var (at, value) in parts.Index().Where(part => part.Item > 0))
        {
            amounts.Add(new Amount(value, ""));
            moments.Add(named[at]);
        }
        timesADay.Add(parts.Count(part => part > 0));
        return " ";
    }

    private string Rated(Group least, Group most, Group period, string unit, bool isEvery)
    {
        var span = (period.Success ? Number(period.Value) : 1) * Hours(unit);
        foreach (var count in new[] { least, most }.Where(group => group.Success).Select(group => Number(group.Value)).DefaultIfEmpty(1))
        {
            if (count > 0 && span > 0) timesADay.Add(decimal.Round(isEvery ? 24 / (count * span) : count * 24 / span, 4));
        }
        return " ";
    }

    private string Lasting(Match found)
    {
        foreach (var group in new[] { found.Groups["least"], found.Groups["most"] }.Where(group => group.Success)) hours.Add(Number(group.Value) * Hours(found.Groups["unit"].Value));
        return " ";
    }

    private string Limited(Match found)
    {
        limits.Add(Read(found));
        return " ";
    }

    private static string Taken(HashSet<string> into, string said)
    {
        into.Add(said);
        return " ";
    }

    private static string Part(string moment) => moment switch
    {
        "breakfast" => "morning",
        "midday" or "lunch" => "noon",
        "meals" => "meal",
        "morning" or "noon" or "afternoon" or "meal" => moment,
        _ => "night",
    };

    /// <summary>"8 am", "08:00" and "8:00:00" are one time.</summary>
    private static string Minutes(Match clock)
    {
        var hour = int.Parse(clock.Groups["hour"].Value, CultureInfo.InvariantCulture) % (clock.Groups["half"].Success ? 12 : 24);
        var minute = clock.Groups["minute"].Success ? clock.Groups["minute"].Value : "00";
        return $"{hour + (clock.Groups["half"].Value == "p" ? 12 : 0)}:{minute}";
    }

    private static Amount Read(Match found)
    {
        var value = Number(found.Groups["value"].Value);
        return UnitNames.Plain(found.Groups["unit"].Value) switch
        {
            "g" => new(value * 1000, "mg"),
            "ug" => new(value / 1000, "mg"),
            "ng" => new(value / 1_000_000, "mg"),
            "l" => new(value * 1000, "ml"),
            "capsule" => new(value, "tablet"),
            "mg" or "ml" or "tablet" or "puff" or "drop" or "unit" or "patch" => new(value, UnitNames.Plain(found.Groups["unit"].Value)!),
            _ => new(value, ""),
        };
    }

    private static decimal Hours(string unit) => unit switch { "minute" => 1 / 60m, "hour" => 1, "week" => 168, "month" => 720, "year" => 8760, _ => 24 };

    private static decimal Number(string text) => decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000_000 ? value : 0;
}
