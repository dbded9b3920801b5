using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Api;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api;
using CareChat.Web.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>Bodies that do not say how large they are: each door counts what comes, and stops at its limit.</summary>
public sealed class UnendedBodyTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Json = "{\"message\":\"";
    private const string Form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";

    /// <summary>More than any door takes in one piece.</summary>
    private const long More = 512 * 1024;

    [Fact]
    public async Task A_body_without_a_length_is_refused_at_the_doors_limit_and_not_at_its_end()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var keys = host.Services.GetRequiredService<AssistantKeyStore>();
        var key = await keys.CreateAsync(Actor.Operator(clinic.Instance.Id), "Test program");
        (string, string) bearer = ("Authorization", "Bearer " + clinic.Bearer());

        Assert.Equal(413, await SendAsync("/auth/token", Json, 8 * 1024));
        Assert.Equal(413, await SendAsync(clinic.Chat + "/messages", Json, BodyBytes.Usual, bearer));
        Assert.Equal(413, await SendAsync(clinic.Chat + "/files", Form, AttachmentStore.LargestFile, bearer));
        Assert.Equal(413, await SendAsync("/api/cura/chat", Json, ChatInput.LargestBody, ("X-API-Key", key.Key)));
        Assert.Equal(413, await SendAsync("/api/v1/agent/query", Json, QueryInput.LargestBody));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
    }

    private async Task<int> SendAsync(string path, string begin, long largest, params (string, string)[] headers)
    {
        (string, string) type = ("Content-Type", begin == Form ? "multipart/form-data; boundary=x" : "application/json");
        return (await RawAnswer.UnendedAsync(host.Address, path, begin, largest + More, [.. headers, type])).Status;
    }
}
