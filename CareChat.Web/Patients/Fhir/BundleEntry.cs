using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>One entry of a bundle, alive until it is disposed: what surrounds its resource, read leniently.</summary>
internal sealed partial class BundleEntry(int number, JsonDocument document, IReadOnlyCollection<string> nulls) : IDisposable
{
    /// <summary>The place in the bundle, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>What is said of the nulls that stood in its lists; null for none.</summary>
    public string? OfNulls => nulls.Count > 0 ? $"'{string.Join("', '", nulls)}' has a null among its items, which is no FHIR: it is read without it" : null;

    /// <summary>The resource; null for entries that carry none.</summary>
    /// <exception cref="FormatException">What stands there is no object.</exception>
    public JsonElement? Resource => document.RootElement.Object("resource");

    /// <summary>True where it says one element twice, or in two types.</summary>
    public bool HasTwins => EntryScan.HasTwins(document.RootElement) || (document.RootElement.ValueKind == JsonValueKind.Object
        && document.RootElement.TryGetProperty("resource", out var resource) && EntryScan.HasTwinChoices(resource));

    /// <summary>True where something in it may change what is said into its opposite.</summary>
    public bool HasModifier => EntryScan.HasModifier(document.RootElement);

    /// <summary>The resource's type; empty for entries without a resource.</summary>
    /// <exception cref="FormatException">The resource does not say.</exception>
    public string Type => Resource is { } resource
        ? resource.Text("resourceType") ?? throw new FormatException("the resource has no resourceType")
        : "";

    /// <summary>True for what a search was for: neither what it brought along nor what is said of it.</summary>
    public bool IsMatch => Resource is not null && Type != "OperationOutcome" && document.RootElement.Object("search")?.Text("mode") is not ("include" or "outcome");

    /// <summary>What the server says that it could not give; null for nothing.</summary>
    public string? Failure => ServerOutcome.Failure(document.RootElement);

    /// <summary>The resource's own id, or that of the address it is put to.</summary>
    public string? Id => Resource is { } resource && resource.Text("id") is { } id ? id
        : RequestUrl is { } url && Method is "PUT" or "DELETE" ? FhirReference.Of(url)?.Id : null;

    /// <summary>The address other entries may use to refer to this one.</summary>
    public string? FullUrl => document.RootElement.Text("fullUrl");

    /// <summary>The server's base address in the full URL; null where that is none of a server's ("urn:uuid:…").</summary>
    public string? Base => FullUrl is { } url ? FhirReference.Of(url)?.Base : null;

    /// <summary>What a client asks of this entry: POST, PUT, DELETE …; null for what is no request.</summary>
    public string? Method => document.RootElement.Object("request")?.Text("method");

    /// <summary>The identifier a request names in place of an id: <c>ifNoneExist</c>, or the query it is put to.</summary>
    public FhirIdentifier? RequestIdentifier => FhirReference.Query(document.RootElement.Object("request")?.Text("ifNoneExist")) ?? FhirReference.Query(RequestUrl);

    private string? RequestUrl => document.RootElement.Object("request")?.Text("url");

    /// <summary>Which version of the resource it is: of one that is there its own word comes first, of one that was deleted the answer's.</summary>
    public FhirVersion Version
    {
        get
        {
            var (meta, response) = (Resource?.Object("meta"), document.RootElement.Object("response"));
            var (ownTime, time) = (meta?.Text("lastUpdated"), response?.Text("lastModified"));
            var (ownNumber, number) = (meta?.Text("versionId"), response?.Text("etag"));
            return Method == "DELETE" ? Said(time ?? ownTime, number ?? ownNumber) : Said(ownTime ?? time, ownNumber ?? number);
        }
    }

    /// <summary>What is to be deleted; null where that is no one resource.</summary>
    public FhirReference? Deleted => Method != "DELETE" ? null
        : FullUrl is { } full && FhirReference.Of(full) is { Base: not null } there ? there : RequestUrl is { } url ? FhirReference.Of(url) : null;

    /// <summary>What one and the same resource is told apart by in the file; null where nothing could be said of it twice.</summary>
    public string? Key
    {
        get
        {
            var reference = Method == "DELETE" && FullUrl is null && RequestUrl is { } url ? url : FullUrl;
            if (reference is not null) return FhirReference.WithoutVersion(reference);
            if (Resource is not { } resource || Id is not { } id) return null;
            return $"{Type}/{id} {(resource.Child("subject") ?? resource.Child("patient"))?.GetRawText()}"; // a bare id is one server's: two people may have a line each
        }
    }

    /// <summary>The resource's kind and id, as far as they may be said aloud: "Condition/c1"; empty where not.</summary>
    public string Name
    {
        get
        {
            try
            {
                var name = Resource is null && RequestUrl is { } url && FhirReference.Of(url) is { } asked
                    ? $"{asked.Type}/{asked.Id}" : $"{Resource?.Text("resourceType")}/{Resource?.Text("id")}";
                return Speakable().IsMatch(name) ? name.TrimEnd('/') : "";
            }
            catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
            {
                return "";
            }
        }
    }

    /// <summary>Runs a reading of this entry.</summary>
    /// <param name="problem">What is wrong with the entry's shape, in words that never quote it; null for nothing.</param>
    public T? Read<T>(Func<BundleEntry, T?> reading, out string? problem)
    {
        try
        {
            problem = null;
            return reading(this);
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
        }
        catch (InvalidOperationException)
        {
            problem = "it holds text that is not valid Unicode";
        }
        catch (Exception unexpected) when (unexpected is not (OperationCanceledException or OutOfMemoryException)) // one entry's fault is never the end of all others
        {
            problem = $"it could not be read ({unexpected.GetType().Name}): nothing of it is taken";
        }
        return default;
    }

    public void Dispose() => document.Dispose();

    /// <summary>A version by its time and its number: "3" or, of an etag, <c>W/"3"</c>.</summary>
    private static FhirVersion Said(string? time, string? number) => new(Whole(FhirDate.Moment(time)),
        long.TryParse(number?.Replace("W/", "", StringComparison.Ordinal).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);

    private static DateTimeOffset? Whole(DateTimeOffset? moment) =>
        moment is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) : null;

    [GeneratedRegex(@"^[A-Za-z]{1,64}/[A-Za-z0-9.\-]{0,64}$")]
    private static partial Regex Speakable();
}
