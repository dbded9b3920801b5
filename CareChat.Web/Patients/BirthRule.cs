namespace CareChat.Web.Patients;

/// <summary>Which dates of birth are believed.</summary>
public static class BirthRule
{
    private static readonly DateOnly Earliest = new(1870, 1, 1);

    /// <summary>What is wrong with a date, as it follows its name ("must not be in the future"); null for nothing.</summary>
    public static string? Problem(DateOnly date, DateOnly today) =>
        date > today ? "must not be in the future" : date < Earliest ? "must not be before 1870" : null;
}
