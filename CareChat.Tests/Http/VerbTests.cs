using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>HEAD wherever GET is, and what a wrong verb or a mangled address is told, at every address of the contracts.</summary>
public sealed partial class VerbTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Fact]
    public async Task A_stranger_hears_the_same_by_head_as_by_get()
    {
        var gets = Operations().Where(o => o.Method == "GET").Select(o => o.Path).Distinct().ToList();
        Assert.True(gets.Count > 20);
        foreach (var path in gets) await SameAsync(host.Stranger(), path);
    }

    [Fact]
    public async Task A_client_removed_a_moment_ago_hears_nothing_by_head()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.WriteAsync(async scope =>
        {
            await host.Services.GetRequiredService<ApiClientStore>().RevokeAsync(scope, Actor.Operator(clinic.Instance.Id), clinic.Pair.Id);
            return true;
        });

        Assert.Equal(401, await SameAsync(clinic.Http, clinic.Chat + "/messages"));
    }

    [Fact]
    public async Task Who_may_read_hears_by_head_what_there_is()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var file = (await (await clinic.UploadAsync(ApiClinic.Jpeg())).JsonAsync(201)).Text("id");
        var token = (await clinic.MintAsync()).Text("token");
        await clinic.SendAsync("Can I take it with food?", file);
        var administrator = await host.PersonAsync(clinic.Instance.Id, Roles.Administrator);
        var key = (await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(administrator, "test")).Key;
        using var cura = host.Stranger();
        cura.DefaultRequestHeaders.Add("X-API-Key", key);
        var thread = (await (await cura.PostAsJsonAsync("/api/cura/threads", new { })).JsonAsync(201)).Text("threadId");

        Assert.Equal(200, await SameAsync(clinic.Http, clinic.Chat + "/messages"));
        Assert.Equal(200, await SameAsync(clinic.Http, $"{clinic.Root}/chat/files/{file}"));
        Assert.Equal(200, await SameAsync(host.Stranger(), $"{clinic.Root}/chat/messages?token={token}"));
        Assert.Equal(200, await SameAsync(cura, $"/api/cura/threads/{thread}"));
        Assert.Equal(200, await SameAsync(host.Stranger(), "/api/v1/config/pricing"));
        Assert.Equal(200, await SameAsync(host.Stranger(), "/SKILL.md"));
    }

    [Fact]
    public async Task Every_other_verb_is_405_with_those_that_are_known_in_the_facades_shape()
    {
        var known = Operations().ToLookup(o => o.Path, o => o.Method);
        Assert.True(known.Count > 30);
        foreach (var address in known)
        {
            var allowed = (address.Contains("GET") ? address.Append("HEAD") : address).Distinct().Order().ToList();
            foreach (var verb in Verbs.Except(allowed))
            {
                using var answer = await host.Stranger().SendAsync(new HttpRequestMessage(new HttpMethod(verb), address.Key));
                Assert.True((int)answer.StatusCode == 405, $"{verb} {address.Key} is {(int)answer.StatusCode}");
                Assert.Equal(allowed, answer.Content.Headers.Allow);
                if (verb != "HEAD") await ShapedAsync(answer, address.Key);
            }
        }
    }

    [Theory]
    [InlineData("//api/v1/users/me", "error")]
    [InlineData("///api/cura/chat", "success")]
    [InlineData("/api//v1/users/me", "error")]
    [InlineData("/api//cura//chat", "success")]
    [InlineData("/API/V1/nowhere", "error")]
    [InlineData("/Api/Cura/nowhere", "success")]
    [InlineData("/api%2Fv1%2Fusers/me", "error")]
    [InlineData("/api\\v1\\users", "error")]
    [InlineData("/%2Fapi/cura/chat", "success")]
    [InlineData("/api/v1/users/me/junk", "error")]
    [InlineData("/api/v1/users/me%00x", "problem")]
    [InlineData("/api/cura/chat/index.html", "success")]
    [InlineData("/auth/token/junk", "array")]
    [InlineData("//auth/token", "array")]
    [InlineData("/some-clinic//live/patients", "array")]
    [InlineData("/SKILL.md/junk", "error")]
    [InlineData("/mcp", "error")]
    [InlineData("/api", "problem")]
    [InlineData("/api-docs", "problem")]
    [InlineData("/openapi.json", "problem")]
    [InlineData("/hubs/chat/junk", "problem")]
    public async Task A_mangled_address_is_never_answered_with_a_page(string path, string shape)
    {
        foreach (var verb in new[] { "GET", "POST", "PATCH", "BREW" })
        {
            var said = $"{verb} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            var answer = await RawAnswer.ToAsync(host.Address, said);
            Assert.InRange(answer.Status, 400, 499);
            Assert.Equal(shape, ErrorShape.Of(answer.Body));
            Assert.Contains(answer.Headers, h => h.Name == "x-request-id");
        }
    }

    private static async Task<int> SameAsync(HttpClient http, string path)
    {
        using var get = await http.GetAsync(path);
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.True(get.StatusCode == head.StatusCode, $"{path}: {get.StatusCode} by GET, {head.StatusCode} by HEAD");
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.Select(h => h.Key).Except(["Transfer-Encoding"]).Order(), head.Headers.Select(h => h.Key).Order());
        Assert.Equal("", await head.Content.ReadAsStringAsync());
        return (int)get.StatusCode;
    }

    private static async Task ShapedAsync(HttpResponseMessage answer, string path)
    {
        var shape = path.StartsWith("/api/cura", StringComparison.Ordinal) ? "success"
            : path.StartsWith("/api/v1", StringComparison.Ordinal) ? "error" : "array";
        Assert.Equal(shape, ErrorShape.Of(await answer.Content.ReadAsStringAsync()));
        Assert.True(answer.Headers.Contains("X-Request-Id"));
    }

    /// <summary>Every operation of the contracts at an address that can be.</summary>
    private IEnumerable<(string Method, string Path)> Operations() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ApiOperation>() is not null
        let path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText ?? "", m => m.Groups[1].Value switch
        {
            "tenant" => "some-clinic",
            "instance" => "live",
            _ => "6d0b0000-0000-4000-8000-000000000000",
        }).TrimStart('/')
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select (method, path);

    [GeneratedRegex(@"\{\*{0,2}([^}:?=]+)[^}]*\}")]
    private static partial Regex Parameter();
}
