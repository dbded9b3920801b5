namespace CareChat.Web.Safety;

/// <summary>Which history a text stands in; its bare notes tell of what was, not of what is.</summary>
public enum HistorySection
{
    /// <summary>Illnesses, operations, medicines: "Heart attack 2019".</summary>
    PastMedical,

    /// <summary>What somebody reacts to, and how: "Peanuts: throat swells".</summary>
    Allergies,

    /// <summary>The illnesses and deaths of kin: "Father died of a stroke".</summary>
    Family,

    /// <summary>How somebody lives: "Teacher, lives alone".</summary>
    Social,

    /// <summary>What a plan warns of, or a list denies: "Return at once for chest pain". Who is told to be so now is none of it.</summary>
    Warning,
}
