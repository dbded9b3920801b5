using System.Globalization;
using System.Text.Json;

namespace CareChat.Web.Http;

/// <summary>Writes problems in the shape of the facade that was called; the shapes never mix.</summary>
public sealed class ProblemShapes(TimeProvider clock)
{
    /// <summary>What contract B says to every caller without a key that holds (B.0).</summary>
    public const string InvalidKey = "Unauthorized - Invalid API key";

    /// <summary>Answers with problems; the first one's status is the answer's.</summary>
    public Task WriteAsync(HttpContext http, Facade facade, params IReadOnlyList<Problem> problems)
    {
        var response = http.Response;
        response.StatusCode = problems[0].Status;
        response.Headers.CacheControl = "no-store";
        if (problems[0].Status == StatusCodes.Status401Unauthorized && facade is not (Facade.Portal or Facade.Cura)) response.Headers.WWWAuthenticate = "Bearer";
        return response.WriteJsonAsync(writer => Write(writer, facade, problems),
            facade == Facade.Portal ? "application/problem+json" : JsonReply.ContentType);
    }

    private void Write(Utf8JsonWriter writer, Facade facade, IReadOnlyList<Problem> problems)
    {
        switch (facade)
        {
            case Facade.PatientApi:
                writer.WriteStartArray();
                foreach (var problem in problems) WriteElement(writer, problem);
                writer.WriteEndArray();
                break;
            case Facade.Portal:
                WriteDetails(writer, problems[0]);
                break;
            default:
                writer.WriteStartObject();
                if (facade == Facade.Cura) writer.WriteBoolean("success", false);
                writer.WriteString("error", facade == Facade.Cura && problems[0].Status == 401 ? InvalidKey : problems[0].Message);
                WriteEmergency(writer, problems[0]);
                writer.WriteEndObject();
                break;
        }
    }

    /// <summary>One element of contract A.1's array.</summary>
    private void WriteElement(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("errorCode", problem.Code);
        writer.WriteString("componentType", ComponentOf(problem.Code));
        writer.WriteString("message", problem.Message);
        writer.WriteStartObject("details");
        if (problem.Field is not null) writer.WriteString("field", problem.Field);
        if (problem.Id is not null) writer.WriteString("id", problem.Id);
        WriteEmergency(writer, problem);
        writer.WriteEndObject();
        writer.WriteString("date", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "urn:carechat:problem:" + problem.Code.ToLowerInvariant().Replace('_', '-'));
        writer.WriteString("title", problem.Message);
        writer.WriteNumber("status", problem.Status);
        writer.WriteString("code", problem.Code);
        if (problem.Field is not null) writer.WriteString("field", problem.Field);
        WriteEmergency(writer, problem);
        writer.WriteEndObject();
    }

    /// <summary>Beside the contracts' keys, where what was refused tells of danger.</summary>
    private static void WriteEmergency(Utf8JsonWriter writer, Problem problem)
    {
        if (problem.Emergency is not null) writer.WriteString("emergency", problem.Emergency);
    }

    /// <summary>The component contract A names with a code.</summary>
    internal static string ComponentOf(string code) => code switch
    {
        "UNAUTHORIZED" or "INVALID_CREDENTIALS" or "ACCESS_DENIED" or "RATE_LIMITED" => "AUTH",
        "TENANT_NOT_FOUND" => "TENANT",
        "INSTANCE_NOT_FOUND" => "INSTANCE",
        "ATTACHMENT_ALREADY_USED" or "UNSUPPORTED_MEDIA_TYPE" => "FILE",
        _ when code.StartsWith("PATIENT_", StringComparison.Ordinal) => "PATIENT",
        _ when code.StartsWith("FILE_", StringComparison.Ordinal) => "FILE",
        "VALIDATION_ERROR" or "CHAT_TOKEN_INVALID" or "CHAT_DISABLED" or "MESSAGE_NOT_FOUND" or "CHAT_TOKEN_NOT_FOUND" => "CHAT",
        _ => "SYSTEM",
    };
}
