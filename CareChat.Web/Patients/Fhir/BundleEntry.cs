using System.Text.Json;
using System.Text.RegularExpressions;
using CareChat.Web.Data;

namespace CareChat.Web.Patients.Fhir;

/// <summary>One entry of a bundle, alive until it is disposed.</summary>
internal sealed partial class BundleEntry(string file, int number, JsonDocument document) : IDisposable
{
    /// <summary>The resource; null for entries that carry none.</summary>
    public JsonElement? Resource => document.RootElement.Object("resource");

    /// <summary>The resource's type; empty for entries without a resource.</summary>
    public string Type => Resource is { } resource
        ? resource.Text("resourceType") ?? throw new FormatException("the resource has no resourceType")
        : "";

    /// <summary>The address other entries may use to refer to this one.</summary>
    public string? FullUrl => document.RootElement.Text("fullUrl");

    /// <summary>The resource's id, else the last part of the fullUrl.</summary>
    public string Id => Resource?.Text("id") ?? FhirReference.LastPart(FullUrl)
        ?? throw new FormatException("the resource has neither an id nor a fullUrl");

    /// <summary>Runs a reading of this entry; whatever is wrong with the entry's shape is said with its place.</summary>
    public T Read<T>(Func<BundleEntry, T> reading)
    {
        try
        {
            return reading(this);
        }
        catch (FormatException wrong)
        {
            throw new ImportException(file, Place(), wrong.Message);
        }
        catch (InvalidOperationException)
        {
            throw new ImportException(file, Place(), "holds text that is not valid Unicode");
        }
    }

    public void Dispose() => document.Dispose();

    private string Place()
    {
        try
        {
            var name = $"{Resource?.Text("resourceType")}/{Resource?.Text("id")}";
            return Speakable().IsMatch(name) ? $"entry {number} ({name.TrimEnd('/')})" : $"entry {number}";
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            return $"entry {number}";
        }
    }

    [GeneratedRegex(@"^[A-Za-z]{1,64}/[A-Za-z0-9.\-]{0,64}$")]
    private static partial Regex Speakable();
}
