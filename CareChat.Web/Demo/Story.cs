using CareChat.Web.Data;

namespace CareChat.Web.Demo;

/// <summary>A patient of the demo clinic: who they are, their record and what was said. Nobody in it is real.</summary>
internal sealed record Story(string First, string Last, DateOnly Born, Gender Gender, string Language, string Mrn)
{
    public required IReadOnlyList<RecordLine> Record { get; init; }
    public required IReadOnlyList<Beat> Beats { get; init; }
}

/// <summary>One line of a record; <paramref name="InDays"/> is set for a visit to come.</summary>
internal sealed record RecordLine(RecordKind Kind, string Text, string Detail = "", int? InDays = null);

/// <summary>What somebody did, and how long before now ("2.04:30": two days, four and a half hours).</summary>
internal sealed record Beat(TimeSpan Ago, string Who, Deed Deed, string Text = "");

/// <summary>The deeds of a story.</summary>
internal enum Deed
{
    Says,
    SaysByApi,
    ShowsPhoto,
    Reads,
    Notes,
    Takes,
    Closes,
}

/// <summary>The words the stories are written with.</summary>
internal static class Telling
{
    /// <summary>The patient of the story.</summary>
    public const string Self = "patient";
    public const string Dana = "dana.ortiz";
    public const string Mina = "mina.lee";
    public const string Theo = "theo.brandt";

    public static Beat Says(string ago, string who, string text) => new(Time(ago), who, Deed.Says, text);

    public static Beat SaysByApi(string ago, string text) => new(Time(ago), Self, Deed.SaysByApi, text);

    public static Beat ShowsPhoto(string ago, string text) => new(Time(ago), Self, Deed.ShowsPhoto, text);

    public static Beat Reads(string ago, string who) => new(Time(ago), who, Deed.Reads);

    public static Beat Notes(string ago, string who, string text) => new(Time(ago), who, Deed.Notes, text);

    public static Beat Takes(string ago, string who) => new(Time(ago), who, Deed.Takes);

    public static Beat Closes(string ago, string who) => new(Time(ago), who, Deed.Closes);

    public static RecordLine Condition(string text, string detail = "") => new(RecordKind.Condition, text, detail);

    public static RecordLine Medication(string text, string detail = "") => new(RecordKind.Medication, text, detail);

    public static RecordLine Allergy(string text, string detail = "") => new(RecordKind.Allergy, text, detail);

    public static RecordLine Visit(int inDays, string text, string detail = "") => new(RecordKind.Appointment, text, detail, inDays);

    /// <summary>"2.04:30": two days, four and a half hours.</summary>
    public static TimeSpan Time(string ago) => TimeSpan.Parse(ago, System.Globalization.CultureInfo.InvariantCulture);
}
