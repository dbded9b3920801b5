namespace CareChat.Web.PatientApi.Description;

/// <summary>What the wire's records are called in the API description.</summary>
internal static class ApiSchemas
{
    /// <summary>The record's name without its ending; a page is called after its rows.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsGenericType) return NameOf(type.GetGenericArguments()[0]) + "Page";
        return type.Name.EndsWith("Json", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
    }
}
