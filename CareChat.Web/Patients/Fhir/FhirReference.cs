using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>A literal reference in its parts.</summary>
/// <param name="Base">The server's base address; null for a relative reference.</param>
/// <param name="Type">The type of resource.</param>
/// <param name="Id">Its id there.</param>
internal sealed partial record FhirReference(string? Base, string Type, string Id)
{
    /// <summary>Reads "Type/id", "https://…/Type/id/_history/2"; null for every other form (urn, #contained, a query).</summary>
    public static FhirReference? Of(string reference)
    {
        var match = Literal().Match(WithoutVersion(reference));
        if (!match.Success) return null;
        var server = match.Groups["base"];
        return new FhirReference(server.Success ? Normal(server.Value) : null, match.Groups["type"].Value, match.Groups["id"].Value);
    }

    /// <summary>The reference without the version it may name, and with the server's name in one spelling.</summary>
    public static string WithoutVersion(string reference)
    {
        var bare = reference.Split('#', 2) is [{ Length: > 0 } before, _] ? before : reference;
        return Normal(bare.Split("/_history/", 2)[0]);
    }

    /// <summary>The last part of an address that is no server's: "urn:uuid:X" gives X.</summary>
    public static string? LastPart(string? fullUrl)
    {
        var last = fullUrl?.Split('/', ':')[^1];
        return string.IsNullOrEmpty(last) ? null : last;
    }

    /// <summary>The identifier in "Patient?identifier=system|value" or "identifier=system|value"; null where there is none.</summary>
    public static FhirIdentifier? Query(string? text)
    {
        var query = text?.Split('?', 2)[^1];
        var values = query?.Split('&').Select(part => part.Split('=', 2)).Where(part => part is ["identifier", { Length: > 0 }]).ToList();
        if (values is not [[_, var value]]) return null;
        return Uri.UnescapeDataString(value.Replace('+', ' ')).Split('|', 2) switch
        {
            [var system, { Length: > 0 } id] => new FhirIdentifier(system, id),
            [{ Length: > 0 } id] => new FhirIdentifier("", id),
            _ => null,
        };
    }

    /// <summary>Scheme and host in small letters, as they mean the same in any.</summary>
    private static string Normal(string url)
    {
        if (!url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || url.IndexOf("://", StringComparison.Ordinal) is not (> 0 and var scheme)) return url;
        var path = url.IndexOf('/', scheme + 3);
        return path < 0 ? url.ToLowerInvariant() : url[..path].ToLowerInvariant() + url[path..];
    }

    [GeneratedRegex(@"^((?<base>https?://\S+?)/+)?(?<type>[A-Z][A-Za-z]{1,63})/(?<id>[A-Za-z0-9.\-_]{1,64})$", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}

/// <summary>A business identifier.</summary>
/// <param name="System">Who gives it out; empty where that is not said.</param>
/// <param name="Value">The number.</param>
public sealed record FhirIdentifier(string System, string Value);
