using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>What is not a page answers in its API's error shape, whatever goes wrong.</summary>
public sealed class ErrorShapeTests(FailingHost host) : IClassFixture<FailingHost>
{
    /// <summary>An address under every API prefix, and the shape that answers there.</summary>
    public static TheoryData<string, string> Prefixes => new()
    {
        { "/auth", "array" },
        { "/some-clinic/live", "array" },
        { "/some-clinic/live/deeper", "array" },
        { "/api/cura", "success" },
        { "/api/v1", "error" },
        { "/api", "problem" },
        { "/api/v2", "problem" },
        { "/hubs", "problem" },
        { "/portal", "problem" },
        { "/openapi", "problem" },
    };

    [Theory]
    [MemberData(nameof(Prefixes))]
    public async Task An_unknown_address_is_not_found_in_its_apis_shape(string prefix, string shape)
    {
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH" })
            await ShapedAsync(await host.Stranger().SendAsync(new HttpRequestMessage(new HttpMethod(method), prefix + "/nowhere/at-all")), 404, shape, "RESOURCE_NOT_FOUND");
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public async Task An_exception_says_nothing_of_itself(string prefix, string shape)
    {
        using var answer = await host.Stranger().GetAsync($"{prefix}/fails");
        var text = await ShapedAsync(answer, 500, shape, "INTERNAL_ERROR");
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public async Task A_missing_sign_in_is_no_redirect(string prefix, string shape)
    {
        await ShapedAsync(await host.Stranger().GetAsync($"{prefix}/redirects"), 401, shape, "UNAUTHORIZED");
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public async Task A_full_disk_is_507(string prefix, string shape) =>
        await ShapedAsync(await host.Stranger().GetAsync($"{prefix}/full"), 507, shape, "STORAGE_FULL");

    [Theory]
    [InlineData("GET", "/auth/token", "POST")]
    [InlineData("PUT", "/some-clinic/live/patients/1/chat/messages", "GET, HEAD, POST")]
    [InlineData("DELETE", "/some-clinic/live/chat/search", "POST")]
    [InlineData("POST", "/some-clinic/live/chat/messages", "GET, HEAD")]
    [InlineData("OPTIONS", "/some-clinic/live/patients", "GET, HEAD, POST")]
    public async Task A_wrong_method_keeps_its_allow_header(string method, string path, string allow)
    {
        using var answer = await host.Stranger().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(allow, string.Join(", ", answer.Content.Headers.Allow.Order()));
        await ShapedAsync(answer, 405, "array", "METHOD_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task A_body_that_is_no_json_by_its_header_is_415(string type)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        foreach (var (http, path) in new[] { (host.Stranger(), "/auth/token"), (clinic.Http, clinic.Chat + "/messages"), (clinic.Http, clinic.Chat + "/tokens"), (clinic.Http, clinic.Root + "/chat/search"), (clinic.Http, clinic.Root + "/patients") })
        {
            var content = new ByteArrayContent("""{"body":"x"}"""u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            await ShapedAsync(await http.PostAsync(path, content), 415, "array", "UNSUPPORTED_MEDIA_TYPE");
        }
    }

    [Fact]
    public async Task Json_with_a_charset_or_a_suffix_is_taken()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        foreach (var type in new[] { "application/json; charset=utf-8", "application/json;charset=\"UTF-8\"", "APPLICATION/JSON", "application/vnd.clinic+json" })
        {
            var content = new ByteArrayContent("""{"body":"x"}"""u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            Assert.Equal(201, (int)(await clinic.Http.PostAsync(clinic.Chat + "/messages", content)).StatusCode);
        }
    }

    [Theory]
    [InlineData("{\"apiClient\":")]
    [InlineData("[1]")]
    [InlineData("null")]
    public async Task Malformed_json_is_400(string raw) =>
        await ShapedAsync(await host.Stranger().PostAsync("/auth/token", Answers.Json(raw)), 400, "array", "VALIDATION_ERROR");

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAsync(new string('x', 300_000)).RefusesAsync(413, "PAYLOAD_TOO_LARGE", "SYSTEM", "Request body is too large");
    }

    [Fact]
    public async Task Every_answer_has_an_id_of_our_own()
    {
        using var http = host.Stranger();
        http.DefaultRequestHeaders.Add("X-Request-Id", "from-outside");
        var ids = new List<string>();
        foreach (var path in new[] { "/", "/nowhere", "/sign-in", "/auth/token", "/a/b/c", "/api/v1/x", "/portal/x", "/favicon.svg", "/a/b/fails" })
        {
            using var answer = await http.GetAsync(path);
            ids.Add(answer.Headers.GetValues("X-Request-Id").Single());
        }
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_unknown_page_is_still_a_page()
    {
        using var answer = await host.Stranger().GetAsync("/nowhere");
        Assert.Equal((404, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<string> ShapedAsync(HttpResponseMessage answer, int status, string shape, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} at {answer.RequestMessage?.RequestUri}: {text}");
        Assert.Equal(shape == "problem" ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.Contains("X-Request-Id"));
        Assert.Null(answer.Headers.Location);
        var json = JsonDocument.Parse(text).RootElement;
        switch (shape)
        {
            case "array":
                Assert.Equal(["errorCode", "componentType", "message", "details", "date"], json[0].Keys());
                Assert.Equal(code, json[0].Text("errorCode"));
                break;
            case "success":
                Assert.Equal(["success", "error"], json.Keys());
                Assert.False(json.GetProperty("success").GetBoolean());
                break;
            case "error":
                Assert.Equal(["error"], json.Keys());
                break;
            default:
                Assert.Equal(["type", "title", "status", "code"], json.Keys());
                Assert.Equal((status, code), (json.GetProperty("status").GetInt32(), json.Text("code")));
                break;
        }
        return text;
    }
}
