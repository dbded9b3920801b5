using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareChat.Web.Assistant.Api;

/// <summary>What contract B keeps of a patient beside the record (B.7): the object of <see cref="Data.PatientProfile"/>.</summary>
internal sealed record CuraProfile
{
    /// <summary>In years, on the day it was said; what it is by another day, <see cref="SaidAge"/> tells.</summary>
    public int? Age { get; init; }

    /// <summary>The day <see cref="Age"/> was said; null where it was not kept: then it is the day the patient was entered.</summary>
    public DateOnly? AgeOn { get; init; }

    public string? Gender { get; init; }
    public JsonElement? Height { get; init; }
    public JsonElement? Weight { get; init; }
    public JsonElement? Race { get; init; }
    public JsonElement? BloodType { get; init; }

    /// <summary>What was said of allergies where it names none ("none known"); null otherwise.</summary>
    public string? NoAllergies { get; init; }

    public IReadOnlyList<JsonElement> Notes { get; init; } = [];
    public bool RemindersEnabled { get; init; }
    public JsonElement? RefillInfo { get; init; }
    public string? JoinStatus { get; init; }

    /// <summary>True where no name was given: the number stands in its place.</summary>
    public bool IsNameless { get; init; }

    /// <summary>Reads the object; the usual where there is none.</summary>
    public static CuraProfile Of(string? json) =>
        json is null ? new CuraProfile() : JsonSerializer.Deserialize(json, CuraProfileWire.Default.CuraProfile) ?? new CuraProfile();

    /// <summary>The object as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CuraProfileWire.Default.CuraProfile);
}

/// <summary>How the object is kept, generated at build.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CuraProfile))]
internal sealed partial class CuraProfileWire : JsonSerializerContext;
