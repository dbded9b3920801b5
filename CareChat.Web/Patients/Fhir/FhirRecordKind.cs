using CareChat.Web.Data;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The kinds of record lines that are read.</summary>
public enum FhirRecordKind
{
    Condition,
    Medication,
    Allergy,
    Appointment,
}

/// <summary>The kinds of lines as the record keeps them.</summary>
internal static class FhirRecordKinds
{
    /// <summary>The kept kind.</summary>
    public static RecordKind Kept(this FhirRecordKind kind) => Enum.Parse<RecordKind>(kind.ToString());
}
