using CareChat.Web.Http;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>The ways to say who is calling, described once.</summary>
internal static class ApiCredentials
{
    private static readonly string[] Keys = ["personalKey", "personalKeyHeader"];

    /// <summary>All of them.</summary>
    public static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new()
    {
        ["bearer"] = Bearer("JWT", "A token of POST /auth/token; it lives an hour."),
        ["chatToken"] = Named(ParameterLocation.Query, "token", "A chat token: reads one patient's messages and files."),
        ["encounterToken"] = Bearer("64 hex digits", "An encounter's token: opens the chat of that encounter, for 72 hours from its first letter."),
        ["personalKey"] = Bearer("ak_ and 64 hex digits", "A personal key: acts for the person who made it."),
        ["personalKeyHeader"] = Named(ParameterLocation.Header, "X-API-Key", "The same key in a header of its own."),
    };

    /// <summary>The ways to send a key of the assistant (contract B.0).</summary>
    public static Dictionary<string, IOpenApiSecurityScheme> AssistantSchemes() => new()
    {
        ["assistantKey"] = Named(ParameterLocation.Header, "X-API-Key", "A key of the assistant, made by an administrator."),
        ["assistantKeyQuery"] = Named(ParameterLocation.Query, "api_key", "The same key in the address; the header is better, for addresses are logged on the way."),
    };

    /// <summary>Those an operation takes, one or the other; an empty one says that none is needed.</summary>
    public static IEnumerable<OpenApiSecurityRequirement> Of(ApiOperation said, OpenApiDocument? document)
    {
        string[] names = said.Credential switch
        {
            ApiCredential.Bearer => ["bearer"],
            ApiCredential.ChatToken => ["chatToken"],
            ApiCredential.BearerOrChatToken => ["bearer", "chatToken"],
            ApiCredential.Account or ApiCredential.AccountOrNone => Keys,
            ApiCredential.AssistantKey => ["assistantKey", "assistantKeyQuery"],
            ApiCredential.EncounterToken => ["encounterToken", .. Keys],
            _ => [],
        };
        if (said.Credential == ApiCredential.AccountOrNone) yield return [];
        foreach (var name in names) yield return new() { [new OpenApiSecuritySchemeReference(name, document)] = [] };
    }

    private static OpenApiSecurityScheme Bearer(string format, string description) =>
        new() { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = format, Description = description };

    private static OpenApiSecurityScheme Named(ParameterLocation place, string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = place, Name = name, Description = description };
}
