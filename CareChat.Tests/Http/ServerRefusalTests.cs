using System.Globalization;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>What the server refuses by itself, before any of the program is asked, or while a body comes in.</summary>
public sealed class ServerRefusalTests(PortalHost host) : IClassFixture<PortalHost>
{
    /// <summary>What is sent, the status, and whose shape answers.</summary>
    public static TheoryData<string, int, string> Refused => new()
    {
        { "nonsense\r\n\r\n", 400, "problem" },
        { "GET /api/v1/users/me HTTP/9.9\r\n\r\n", 505, "problem" },
        { "GET /api/cura/threads/1 HTTP/1.1\r\n\r\n", 400, "success" },
        { "GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", 400, "error" },
        { "GET /some-clinic/live/patients HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "array" },
        { "GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nX-Large: " + new string('x', 40_000) + "\r\n\r\n", 431, "error" },
        { "GET /api/cura/" + new string('x', 10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "problem" },
        { "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400, "array" },
        {
            "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            400, "array"
        },
        { "POST /auth/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400, "array" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_said_in_a_facades_shape_with_a_request_id(string sent, int status, string shape)
    {
        var answer = await RawAnswer.ToAsync(host.Address, sent);

        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Body}");
        Assert.Equal(shape, ErrorShape.Of(answer.Body));
        Assert.Matches("^[0-9a-f]{32}$", Header(answer, "x-request-id"));
        Assert.Equal(answer.Body.Length, int.Parse(Header(answer, "content-length"), CultureInfo.InvariantCulture));
        Assert.Equal("nosniff", Header(answer, "x-content-type-options"));
    }

    [Fact]
    public async Task A_request_that_follows_on_the_same_line_after_good_ones_is_refused_alike()
    {
        const string good = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

        var answer = await RawAnswer.ToAsync(host.Address, good + good + "nonsense\r\n\r\n");

        Assert.Equal(200, answer.Status);
        var last = answer.Body[answer.Body.IndexOf("HTTP/1.1 400 Bad Request", StringComparison.Ordinal)..];
        Assert.Equal("problem", ErrorShape.Of(last[last.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]));
        Assert.Equal(1, answer.Body.Split("HTTP/1.1 400").Length - 1);
    }

    [Fact]
    public async Task Nothing_of_what_was_sent_is_said_back()
    {
        var answer = await RawAnswer.ToAsync(host.Address, "GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\npatient text here\r\n\r\n");

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("patient", answer.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", Header(answer, "cache-control"));
    }

    private static string Header(RawAnswer answer, string name) => answer.Headers.Single(h => h.Name == name).Value;
}
