namespace CareChat.Web.Patients;

/// <summary>How old somebody is, in the words a clinician uses.</summary>
public static class Age
{
    /// <summary>Whole years.</summary>
    public static int InYears(DateOnly born, DateOnly today) => today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);

    /// <summary>Years; months below two years, because there they matter. Null where unknown or not yet born.</summary>
    public static string? InWords(DateOnly? birth, DateOnly today)
    {
        if (birth is not { } born || born > today) return null;
        var months = (today.Year - born.Year) * 12 + today.Month - born.Month - (today.Day < born.Day ? 1 : 0);
        return months switch
        {
            1 => "1 month",
            < 24 => $"{months} months",
            _ => $"{months / 12}",
        };
    }
}
