using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace CareChat.Web.Patients.Fhir;

/// <summary>A resource as Hl7.Fhir.R4 reads it, with the elements in which it found something that R4 does not have.</summary>
/// <param name="Faults">The names of those elements, at the resource's top.</param>
internal sealed record ReadResource<T>(T Resource, IReadOnlySet<string> Faults)
    where T : DomainResource;

/// <summary>Reads the resource of an entry. Faults do not end the reading: what is right in it stays.</summary>
internal static class ResourceReader
{
    /// <summary>The resource of an entry.</summary>
    /// <exception cref="FormatException">It is not the resource it says it is.</exception>
    public static ReadResource<T> Read<T>(JsonElement resource)
        where T : DomainResource
    {
        FhirJsonDeserializer.STRICT.TryDeserializeResource(resource.GetRawText(), out var read, out var issues);
        if (read is not T found) throw new FormatException("it cannot be read as FHIR R4");
        var faults = issues.OfType<ExtendedCodedException>().Select(issue => Element(issue.InstancePath)).OfType<string>();
        return new ReadResource<T>(found, faults.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Lets a mapping read; a value of a wrong kind in an element is a fault of the entry.</summary>
    /// <exception cref="FormatException">An element holds what R4 does not allow there.</exception>
    public static TResult Map<T, TResult>(ReadResource<T> read, Func<T, TResult> mapping)
        where T : DomainResource
    {
        try
        {
            return mapping(read.Resource);
        }
        catch (Exception wrong) when (wrong is CodedException or InvalidCastException)
        {
            throw new FormatException(read.Faults.Count > 0 ? $"'{string.Join("', '", read.Faults.Order(StringComparer.Ordinal))}' is not as FHIR R4 has it" : "it is not as FHIR R4 has it");
        }
    }

    /// <summary>The element at the top of "Patient.name[0].family": "name".</summary>
    private static string? Element(string? path) => path?.Split('.') is [_, var element, ..] ? element.Split('[')[0] : null;
}
