using System.Text.Json;
using System.Text.Json.Nodes;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>One <c>Idempotency-Key</c> with the same JSON in another writing is the same request, at every door that takes one.</summary>
public sealed class RewordedTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Blanks_and_the_order_of_fields_make_no_other_request()
    {
        using var http = host.Stranger();
        foreach (var door in await CreatingDoors.OpenAsync(host))
        {
            var build = await door.RequestAsync();
            var key = Guid.NewGuid().ToString("N");
            using var first = await http.SendAsync(Keyed(build(), key));
            var again = Keyed(build(), key);
            if (again.Content is not StringContent written) continue;
            again.Content = Answers.Json(Reworded(await written.ReadAsStringAsync(), "\n    "));
            using var second = await http.SendAsync(again);

            Assert.True((int)first.StatusCode is 200 or 201, $"{door.Name}: {(int)first.StatusCode}");
            Assert.True(first.StatusCode == second.StatusCode, $"{door.Name}: {(int)second.StatusCode}");
            Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
            Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        }
    }

    private static HttpRequestMessage Keyed(HttpRequestMessage request, string key)
    {
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private static string Reworded(string json, string blanks)
    {
        var fields = JsonNode.Parse(json)!.AsObject().Reverse()
            .Select(f => $"{blanks}{JsonSerializer.Serialize(f.Key)} :{blanks}{f.Value?.ToJsonString() ?? "null"}");
        return $"{{{string.Join(",", fields)}{blanks}}}";
    }
}
