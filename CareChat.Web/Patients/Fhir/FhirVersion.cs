namespace CareChat.Web.Patients.Fhir;

/// <summary>Which version of a resource something is, as far as its source says.</summary>
/// <param name="UpdatedAt">When it was written, to the millisecond; null where that is not said.</param>
/// <param name="Number">Its number, where it is one.</param>
public readonly record struct FhirVersion(DateTimeOffset? UpdatedAt, long? Number)
{
    /// <summary>True where nothing is said.</summary>
    public bool IsUnknown => UpdatedAt is null && Number is null;

    /// <summary>By time, else by number: below zero where it is the older one, zero for the same; null where nothing says which is.</summary>
    public int? Compared(FhirVersion other)
    {
        if (UpdatedAt is { } at && other.UpdatedAt is { } otherAt && at != otherAt) return at.CompareTo(otherAt);
        if (Number is { } number && other.Number is { } otherNumber) return number.CompareTo(otherNumber);
        return UpdatedAt is null || other.UpdatedAt is null ? null : 0;
    }

    /// <summary>This, and of the other what this does not say.</summary>
    public FhirVersion Or(FhirVersion other) => new(UpdatedAt ?? other.UpdatedAt, Number ?? other.Number);
}
