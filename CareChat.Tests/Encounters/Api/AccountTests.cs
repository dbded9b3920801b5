using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>On SQLite.</summary>
public sealed class SqliteAccountTests(PortalHost host) : AccountTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresAccountTests(PostgresPortalHost host) : AccountTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>An account and its keys (contract C.9).</summary>
public abstract class AccountTests(PortalHost host)
{
    private const string Me = "/api/v1/users/me";
    private const string ApiKeys = Me + "/api-keys";

    [Fact]
    public async Task An_account_says_who_it_is()
    {
        var (sam, known) = (await SamAsync(), await SamAsync(isKnown: true));

        var me = await (await sam.Http.GetAsync(Me)).JsonAsync(200);

        Assert.Equal(["id", "email", "role", "identityVerification", "createdAt"], me.Keys());
        Assert.Equal((sam.Id, $"{sam.Id:N}@example.com", "patient"), (me.GetProperty("id").GetGuid(), me.Text("email"), me.Text("role")));
        Assert.Equal("""{"status":"unverified","verifiedAt":null}""", me.GetProperty("identityVerification").GetRawText());
        Assert.Equal("verified", (await (await known.Http.GetAsync(Me)).JsonAsync(200)).GetProperty("identityVerification").Text("status"));
    }

    [Fact]
    public async Task Submissions_are_listed_newest_first_with_how_they_begin()
    {
        var visit = await Visit.SubmittedAsync(host);
        var http = await visit.KeyAsync();
        await Visit.OpenAsync(host, visit.Owner.InstanceId);
        await host.WriteAsync(scope => scope.Db.EncounterTurns.Where(t => t.EncounterId == visit.Id)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Letter, "# Chief Complaint\r\n\r\nFever  " + new string('a', 200))));

        var submission = Assert.Single((await (await http.GetAsync(Me + "/submissions")).JsonAsync(200)).EnumerateArray());

        Assert.Equal(["submissionId", "encounterId", "patientId", "state", "queryPreview", "createdAt"], submission.Keys());
        Assert.Equal((visit.Id, visit.Owner.PatientId, "submitted"), (submission.GetProperty("encounterId").GetGuid(), submission.GetProperty("patientId").GetGuid(), submission.Text("state")));
        var preview = submission.Text("queryPreview")!;
        Assert.StartsWith("# Chief Complaint Fever aaa", preview);
        Assert.Equal((141, '…'), (preview.Length, preview[^1]));
        await http.GetAsync(Me + "/submissions?limit=0").SaysAsync(400, "limit must be a positive integer");
    }

    [Fact]
    public async Task A_key_is_made_with_a_key_shown_once_and_revoked_at_once()
    {
        var sam = await SamAsync();
        var made = await (await sam.Http.PostAsJsonAsync(ApiKeys, new { label = " Phone ", expiresAt = "2026-05-02T16:00:00+02:00" })).JsonAsync(201);
        Assert.Equal(["key", "keyId", "prefix", "label", "expiresAt", "createdAt"], made.Keys());
        Assert.Matches("^ak_[0-9a-f]{64}$", made.Text("key"));
        Assert.Equal((made.Text("key")![..11], "Phone", "2026-05-02T14:00:00.000Z"), (made.Text("prefix"), made.Text("label"), made.Text("expiresAt")));
        var phone = host.With(made.Text("key"));

        var listed = (await (await phone.GetAsync(ApiKeys)).JsonAsync(200)).EnumerateArray().ToList();
        Assert.Equal(["Phone", "Test agent"], listed.Select(k => k.Text("label")).Order());
        Assert.All(listed, k => Assert.Equal(["keyId", "prefix", "label", "expiresAt", "createdAt", "lastUsedAt"], k.Keys()));

        using var revoked = await sam.Http.DeleteAsync($"{ApiKeys}/{made.Text("keyId")}");
        Assert.Equal((204, 0L), ((int)revoked.StatusCode, (await revoked.Content.ReadAsByteArrayAsync()).LongLength));
        await phone.GetAsync(Me).SaysAsync(401, "missing or invalid token");
        await sam.Http.DeleteAsync($"{ApiKeys}/{made.Text("keyId")}").SaysAsync(404, "key not found");
        Assert.Single((await (await sam.Http.GetAsync(ApiKeys)).JsonAsync(200)).EnumerateArray());
    }

    [Theory]
    [InlineData("""{}""", "label is required")]
    [InlineData("""{"label":"x","expiresAt":"soon"}""", "expiresAt must be an RFC3339 timestamp")]
    [InlineData("""{"label":"x","expiresAt":""}""", "expiresAt must be an RFC3339 timestamp")]
    [InlineData("""{"label":"x","expiresAt":" \n "}""", "expiresAt must be an RFC3339 timestamp")]
    [InlineData("""{"label":"x","expiresAt":"\u200b\u202e"}""", "expiresAt must be an RFC3339 timestamp")]
    [InlineData("""{"label":"x","expiresAt":1893456000}""", "expiresAt must be an RFC3339 timestamp")]
    [InlineData("""{"label":"x","expiresAt":false}""", "expiresAt must be an RFC3339 timestamp")]
    [InlineData("""{"label":"x","expiresAt":"2026-04-02T14:00:00Z"}""", "expiresAt must be in the future")]
    public async Task A_wrong_key_is_told_so(string body, string error)
    {
        var sam = await SamAsync();

        await sam.Http.PostAsync(ApiKeys, Answers.Json(body)).SaysAsync(400, error);
    }

    [Fact]
    public async Task There_are_twenty_keys_at_most()
    {
        var sam = await SamAsync();
        for (var i = 2; i <= 20; i++) Assert.Equal(201, (int)(await sam.Http.PostAsJsonAsync(ApiKeys, new { label = $"{i}" })).StatusCode);

        await sam.Http.PostAsJsonAsync(ApiKeys, new { label = "one more" }).SaysAsync(409, "an account can have at most 20 keys");
    }

    [Fact]
    public async Task A_retry_shows_the_same_key_and_stores_it_encrypted()
    {
        var sam = await SamAsync();
        var http = sam.Http;
        http.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        var first = (await (await http.PostAsJsonAsync(ApiKeys, new { label = "x" })).JsonAsync(201)).Text("key");
        var again = (await (await http.PostAsJsonAsync(ApiKeys, new { label = "x" })).JsonAsync(201)).Text("key");

        Assert.Equal(first, again);
        await using var db = host.Open();
        Assert.DoesNotContain(first!, System.Text.Encoding.Latin1.GetString((await db.IdempotencyRecords.SingleAsync(r => r.CredentialId == sam.KeyId)).Answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_others_and_those_who_were_removed_get_nothing_anywhere()
    {
        var sam = await SamAsync();
        var liz = await KeyHolder.InAsync(host, sam.Actor.InstanceId);
        var visit = await Visit.SubmittedAsync(host);
        await liz.Http.DeleteAsync($"{ApiKeys}/{sam.KeyId:D}").SaysAsync(404, "key not found");
        await liz.Http.DeleteAsync($"{ApiKeys}/mine").SaysAsync(404, "key not found");
        foreach (var http in new[] { host.With(null), host.With("ak_x"), visit.Http }) await EveryAsync(http, sam.KeyId);
        var page = (await PortalBrowser.OfAsync(host, sam.Actor)).Client(host);
        Assert.Equal(200, (int)(await page.GetAsync(Me)).StatusCode);
        await host.DisableAsync(sam.Id);

        await EveryAsync(sam.Http, sam.KeyId);
    }

    /// <summary>A patient with an account and a key in a clinic of their own; verified and with consent where known.</summary>
    private async Task<KeyHolder> SamAsync(bool isKnown = false) =>
        await KeyHolder.InAsync(host, (await host.InstanceAsync($"account-{Guid.NewGuid():N}")).Id, verified: isKnown, consented: isKnown);

    private static async Task EveryAsync(HttpClient http, Guid key)
    {
        foreach (var address in new[] { Me, Me + "/submissions", ApiKeys }) await http.GetAsync(address).SaysAsync(401, "missing or invalid token");
        await http.PostAsJsonAsync(ApiKeys, new { label = "x" }).SaysAsync(401, "missing or invalid token");
        await http.DeleteAsync($"{ApiKeys}/{key:D}").SaysAsync(401, "missing or invalid token");
    }
}
