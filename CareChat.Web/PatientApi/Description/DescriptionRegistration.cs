using System.Text.Json.Serialization;
using CareChat.Web.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareChat.Web.PatientApi.Description;

/// <summary>Serves the API description at <c>/openapi/v1.json</c> and a page to try it at <c>/docs</c>.</summary>
internal static class DescriptionRegistration
{
    private const string About =
        "A patient's chat with the care team, for outside programs. Take a token at `POST /auth/token`, send it as `Authorization: Bearer`. "
        + "Under `/api/v1` agents act for a person, with a personal key or an encounter's token. "
        + "Every answer carries `X-Request-Id`; every 429 says in `Retry-After` when to come back.";

    private static readonly string[] Tags = ["Tokens", "Messages", "Chat tokens", "Files", "Patients", "Letters", "Encounters", "Agent chat", "Account's people", "Account"];

    /// <summary>The name of contract B's description.</summary>
    private const string Assistant = "assistant";

    private const string AboutAssistant =
        "The assistant for outside programs: questions by themselves or on threads, with a patient's record as context. "
        + "Send a key as `X-API-Key`. Failures are `{\"success\":false,\"error\":\"...\"}`.";

    private static readonly string[] AssistantTags = ["Chat", "Threads", "Patients"];

    /// <summary>Adds the description of everything that has an <see cref="ApiOperation"/>.</summary>
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        Add(services, "v1", "CareChat", About, Tags, ApiCredentials.Schemes, JsonIgnoreCondition.Never, facade => facade != Facade.Cura);
        Add(services, Assistant, "CareChat assistant", AboutAssistant, AssistantTags, ApiCredentials.AssistantSchemes,
            JsonIgnoreCondition.WhenWritingNull, facade => facade == Facade.Cura);
    }

    /// <summary>Maps the descriptions and their page; all need no sign-in and load nothing from elsewhere.</summary>
    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/api/cura/openapi.json", ([FromKeyedServices(Assistant)] IOpenApiDocumentProvider provider, HttpContext http) => WriteAsync(provider, http))
            .ExcludeFromDescription();
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "CareChat API";
            options.SwaggerEndpoint("/openapi/v1.json", "CareChat v1");
            options.SwaggerEndpoint("/api/cura/openapi.json", "CareChat assistant");
        });
    }

    /// <summary>Contract B's description at contract B's own address.</summary>
    private static async Task WriteAsync(IOpenApiDocumentProvider provider, HttpContext http)
    {
        var document = await provider.GetOpenApiDocumentAsync(http.RequestAborted);
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, http.RequestAborted);
        await http.Response.WriteJsonTextAsync(text);
    }

    private static void Add(IServiceCollection services, string name, string title, string about, string[] tags,
        Func<Dictionary<string, IOpenApiSecurityScheme>> schemes, JsonIgnoreCondition usual, Func<Facade, bool> isPart) =>
        services.AddOpenApi(name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => OperationDescription.Of(description) is { } said && isPart(said.Facade);
            options.CreateSchemaReferenceId = type => type.Type.Namespace?.EndsWith(".Wire", StringComparison.Ordinal) == true ? ApiSchemas.NameOf(type.Type) : null;
            options.AddOperationTransformer<OperationDescription>();
            options.AddSchemaTransformer((schema, context, _) =>
            {
                ApiSchemas.Complete(schema, context, usual);
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = title, Version = ProgramVersion.Text, Description = about };
                document.Tags = new HashSet<OpenApiTag>(tags.Select(tag => new OpenApiTag { Name = tag }));
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = schemes();
                return Task.CompletedTask;
            });
        });
}
