using System.Globalization;
using System.Text;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Models;

/// <summary>A patient's facts as lines a model reads.</summary>
internal static class RecordText
{
    /// <summary>The lines. What nobody looked at is said to be unknown, so that it is not taken for nothing.</summary>
    public static string Of(PatientFacts patient)
    {
        var lines = new StringBuilder();
        Line(lines, "Name", patient.Name);
        Line(lines, "Age", patient.Age);
        Line(lines, "Gender", patient.Gender);
        List(lines, "Conditions", RecordSayings.Of(patient, RecordKind.Condition));
        List(lines, "Medications", RecordSayings.Of(patient, RecordKind.Medication));
        List(lines, "Allergies", RecordSayings.Of(patient, RecordKind.Allergy));
        Line(lines, "Next appointment", Visit(patient));
        foreach (var unread in patient.UnreadVisits) Line(lines, "Appointment whose time could not be read", RecordSayings.Written(unread));
        foreach (var note in patient.Notes) Line(lines, "Note", note);
        foreach (var (key, value) in patient.Other.OrderBy(o => o.Key, StringComparer.Ordinal)) Line(lines, key, value);
        return lines.ToString().TrimEnd('\n');
    }

    private const string Over = "what is recorded has ended, is on hold or was only planned, which does not say that there is none";

    private const string NotRecorded = "not recorded, which does not say that there is none";

    private static string Visit(PatientFacts patient) => patient switch
    {
        { NextVisit: { } visit } => string.Create(CultureInfo.InvariantCulture, $"{visit.At:dddd, MMMM d, yyyy, h:mm tt 'UTC'zzz} {visit.Text} {visit.Detail}").TrimEnd()
            + (patient.UnreadVisits.Count > 0 ? "; others, whose time could not be read, may be earlier" : ""),
        { UnreadVisits.Count: > 0 } => "not known: the time of one could not be read",
        { KnowsVisits: true } => NotRecorded,
        _ => "not known here",
    };

    private static void List(StringBuilder lines, string name, RecordSayings? said)
    {
        if (said is null) Line(lines, name, "not known here");
        else if (said.Named.Count + said.Statements.Count == 0) Line(lines, name, said.IsOver ? Over : NotRecorded);
        foreach (var fact in said?.Named ?? []) Line(lines, name, RecordSayings.Written(fact));
        foreach (var held in said?.NotInForce.OnHold ?? []) Line(lines, name, $"{RecordSayings.Written(held)}: on hold");
        if (said is { NotInForce.Others: > 0 and var others } && said.Named.Count + said.Statements.Count > 0)
            Line(lines, name, string.Create(CultureInfo.InvariantCulture, $"{others} more are recorded that have ended or were only planned"));
        if (said?.HasMore == true) Line(lines, name, "more are recorded than are listed here");
        foreach (var fact in said?.Statements ?? []) Line(lines, name, $"the record says \"{RecordSayings.Written(fact)}\"");
    }

    /// <summary>One line for one fact: a fact of several lines cannot pass for several facts.</summary>
    private static void Line(StringBuilder lines, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        lines.Append(OneLine(name)).Append(": ").Append(OneLine(value)).Append('\n');
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
