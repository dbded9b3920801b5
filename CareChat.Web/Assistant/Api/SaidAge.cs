using System.Globalization;

namespace CareChat.Web.Assistant.Api;

/// <summary>An age that somebody said once, as of today: without a date of birth, a birthday may have been since or not.</summary>
/// <param name="On">The day it was said.</param>
/// <param name="Years">The least it can be now.</param>
/// <param name="IsExact">False where it can be one year more.</param>
internal readonly record struct SaidAge(DateOnly On, int Years, bool IsExact)
{
    /// <summary>The age of a profile; null where none was said.</summary>
    /// <param name="entered">The day the patient was entered.</param>
    public static SaidAge? Of(CuraProfile profile, DateOnly entered, DateOnly today)
    {
        if (profile.Age is not { } said) return null;
        var on = profile.AgeOn ?? entered;
        var passed = Math.Max(0, Patients.Age.InYears(on, today));
        return new SaidAge(on, said + passed, on.AddYears(passed) >= today);
    }

    /// <summary>"47", "47 or 48".</summary>
    public string InWords => IsExact ? Said(Years) : $"{Said(Years)} or {Said(Years + 1)}";

    private static string Said(int years) => years.ToString(CultureInfo.InvariantCulture);
}
