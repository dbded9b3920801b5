using System.Text.Json.Serialization;
using CareChat.Web.Http;
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

    /// <summary>Adds the description of everything that has an <see cref="ApiOperation"/>.</summary>
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => OperationDescription.Of(description) is not null;
            options.CreateSchemaReferenceId = type => type.Type.Namespace?.EndsWith(".Wire", StringComparison.Ordinal) == true ? ApiSchemas.NameOf(type.Type) : null;
            options.AddOperationTransformer<OperationDescription>();
            options.AddSchemaTransformer((schema, context, _) =>
            {
                if (context.JsonPropertyInfo is { IsGetNullable: true } && schema.Type == JsonSchemaType.Object) schema.Type |= JsonSchemaType.Null;
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "CareChat", Version = "v1", Description = About };
                document.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag }));
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = ApiCredentials.Schemes();
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Maps the description and its page; both need no sign-in and load nothing from elsewhere.</summary>
    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "docs";
            options.DocumentTitle = "CareChat API";
            options.SwaggerEndpoint("/openapi/v1.json", "CareChat v1");
        });
    }
}
