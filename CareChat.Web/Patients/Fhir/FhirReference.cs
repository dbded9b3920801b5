namespace CareChat.Web.Patients.Fhir;

/// <summary>The ways a bundle refers to a resource: fullUrl, "Type/id", or a whole address that ends so.</summary>
internal static class FhirReference
{
    /// <summary>The id at the end of "Type/id", "https://…/Type/id/_history/2"; null where it names another type or none.</summary>
    public static string? IdOf(string type, string reference)
    {
        var path = reference.Split(['?', '#'], 2)[0].Split("/_history/", 2)[0];
        var parts = path.Split('/');
        return parts.Length >= 2 && parts[^2] == type && parts[^1].Length > 0 ? parts[^1] : null;
    }

    /// <summary>The last part of a fullUrl: "urn:uuid:X" and "https://…/Patient/X" give X.</summary>
    public static string? LastPart(string? fullUrl)
    {
        var last = fullUrl?.Split('/', ':')[^1];
        return string.IsNullOrEmpty(last) ? null : last;
    }
}
