using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Reads answers and says what was wrong with them.</summary>
public static class Answers
{
    /// <summary>The JSON of an answer with this status.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {status}: {text}");
        Assert.True(answer.Headers.Contains("X-Request-Id"));
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Requires contract A's error shape (A.1) with one problem, and returns it.</summary>
    public static async Task<JsonElement> RefusesAsync(this Task<HttpResponseMessage> sent, int status, string code, string component, string message, string? field = null)
    {
        using var answer = await sent;
        var problems = await answer.JsonAsync(status);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(JsonValueKind.Array, problems.ValueKind);
        var problem = Assert.Single(problems.EnumerateArray().ToList());
        Assert.Equal(["errorCode", "componentType", "message", "details", "date"], problem.Keys());
        Assert.Equal((code, component, message), (problem.Text("errorCode"), problem.Text("componentType"), problem.Text("message")));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", problem.Text("date"));
        if (field is not null) Assert.Equal(field, problem.GetProperty("details").Text("field"));
        if (status == 401) Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        return problem;
    }

    /// <summary>Keys in their order on the wire.</summary>
    public static IEnumerable<string> Keys(this JsonElement json) => json.EnumerateObject().Select(p => p.Name);

    /// <summary>A text field; null where it is null.</summary>
    public static string? Text(this JsonElement json, string field) => json.GetProperty(field).GetString();

    /// <summary>The bodies of the messages on a page.</summary>
    public static IEnumerable<string?> Bodies(this JsonElement page) => page.GetProperty("data").EnumerateArray().Select(m => m.Text("body"));

    /// <summary>Sends a JSON body as it is written here; with a key where one is given.</summary>
    public static Task<HttpResponseMessage> PostAsync(this HttpClient http, string path, string json, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(json) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return http.SendAsync(request);
    }

    /// <summary>A JSON body as it is written here.</summary>
    public static StringContent Json(string raw) => new(raw, Encoding.UTF8, "application/json");
}
