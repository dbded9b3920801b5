using System.Globalization;
using System.Text;
using CareChat.Web.Data;
using CareChat.Web.Patients;

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
        List(lines, "Conditions", patient.Conditions, NoneOf(patient, RecordKind.Condition));
        List(lines, "Medications", patient.Medications, NoneOf(patient, RecordKind.Medication));
        List(lines, "Allergies", patient.Allergies, NoneOf(patient, RecordKind.Allergy));
        Line(lines, "Next appointment", Visit(patient));
        foreach (var note in patient.Notes) Line(lines, "Note", note);
        foreach (var (key, value) in patient.Other.OrderBy(o => o.Key, StringComparer.Ordinal)) Line(lines, key, value);
        return lines.ToString().TrimEnd('\n');
    }

    private static string Visit(PatientFacts patient) => patient switch
    {
        { NextVisit: { } visit } => string.Create(CultureInfo.InvariantCulture, $"{visit.At:dddd, MMMM d, yyyy, h:mm tt 'UTC'zzz} {visit.Text} {visit.Detail}").TrimEnd(),
        { KnowsVisits: true } => "none is recorded",
        _ => "not known here",
    };

    private static string? NoneOf(PatientFacts patient, RecordKind kind) => patient.NoneSaid.GetValueOrDefault(kind);

    private static void List(StringBuilder lines, string name, IReadOnlyList<RecordLine>? facts, string? noneSaid)
    {
        if (facts is null) Line(lines, name, "not known here");
        else if (facts.Count == 0) Line(lines, name, noneSaid is null ? "not recorded (nobody said whether there are any)" : $"none, as was said: {noneSaid}");
        else foreach (var fact in facts) Line(lines, name, fact.Detail.Length > 0 ? $"{fact.Text} ({fact.Detail})" : fact.Text);
    }

    /// <summary>One line for one fact: a fact of several lines cannot pass for several facts.</summary>
    private static void Line(StringBuilder lines, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        lines.Append(OneLine(name)).Append(": ").Append(OneLine(value)).Append('\n');
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
