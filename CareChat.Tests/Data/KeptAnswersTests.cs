using System.Globalization;
using System.Text;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>On SQLite.</summary>
public sealed class SqliteKeptAnswersTests(PortalHost host) : KeptAnswersTests(host), IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_upgrade_keeps_what_was_done_and_none_of_its_texts()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("carechat-kept-").FullName, "carechat.db");
        await using (var db = new SqliteCareChatDb(DataRegistration.Sqlite($"Data Source={file};Pooling=False")))
        {
            await db.Database.MigrateAsync("20261126150858_ThreadSubject");
            foreach (var number in Enumerable.Range(0, 200))
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "IdempotencyRecords" ("CredentialId", "Path", "Key", "RequestHash", "Status", "Body", "Location", "CreatedAt")
                    VALUES ({Guid.NewGuid()}, '/chat', {number}, x'00', 201, {$"canary {new string('x', 500)}"}, '/canary', {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()})
                    """);
            await db.Database.MigrateAsync();
            Assert.Equal(200, await db.IdempotencyRecords.CountAsync(r => r.Status == 201 && r.Answer == Array.Empty<byte>()));
        }

        Assert.DoesNotContain("canary", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresKeptAnswersTests(PostgresPortalHost host) : KeptAnswersTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>Answers kept for retries: by what they are known, how they lie in the database, and when they go.</summary>
public abstract class KeptAnswersTests(PortalHost host)
{
    [Theory]
    [InlineData("""{"body":"Is 1.5 mg right?","n":1.50}""", """ { "n" : 15e-1, "body" : "Is 1.5 mg right\u003F" } """)]
    [InlineData("""{"body":"A","metadata":{"b":[1,2],"a":null}}""", """{"metadata":{"a":null,"b":[1.0,2]},"body":"\u0041"}""")]
    [InlineData("""{"body":"B","body":"C"}""", """{"body":"C"}""")]
    public async Task The_same_said_in_other_spelling_is_the_same_request(string first, string again)
    {
        var clinic = await ApiClinic.OpenAsync(host);

        using var sent = await PostAsync(clinic, "k", first);
        using var retried = await PostAsync(clinic, "k", again);

        Assert.Equal("true", retried.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(await sent.Content.ReadAsStringAsync(), await retried.Content.ReadAsStringAsync());
        Assert.Equal(sent.Headers.Location, retried.Headers.Location);
    }

    [Theory]
    [InlineData("""{"body":"A","list":[1,2]}""", """{"body":"A","list":[2,1]}""")]
    [InlineData("""{"body":"A","n":1e-400}""", """{"body":"A","n":0}""")]
    [InlineData("""{"body":"A","n":12345678901234567890123456789012}""", """{"body":"A","n":12345678901234567890123456789013}""")]
    [InlineData("""{"body":"A","n":null}""", """{"body":"A"}""")]
    [InlineData("""{"body":"A "}""", """{"body":"A"}""")]
    public async Task Another_value_is_another_request(string first, string other)
    {
        var clinic = await ApiClinic.OpenAsync(host);

        await PostAsync(clinic, "k", first);

        await PostAsync(clinic, "k", other).RefusesAsync(409, "IDEMPOTENCY_KEY_REUSED", "SYSTEM", "Idempotency-Key was used with another request");
    }

    [Fact]
    public async Task Nobody_reads_an_answer_out_of_the_database()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await PostAsync(clinic, "k", """{"body":"canary in the mine"}""");

        await using var db = host.Open();
        var kept = await db.IdempotencyRecords.SingleAsync(r => r.CredentialId == clinic.Pair.Id);

        Assert.DoesNotContain("canary", Encoding.Latin1.GetString(kept.Answer));
        Assert.Equal(clinic.PatientId, kept.SubjectId);
    }

    [Fact]
    public async Task What_was_done_is_not_done_again_where_its_answer_cannot_be_read_any_more()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await PostAsync(clinic, "k", """{"body":"once"}""");
        await host.WriteAsync(scope => scope.Db.IdempotencyRecords.Where(r => r.CredentialId == clinic.Pair.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answer, Array.Empty<byte>())));

        await PostAsync(clinic, "k", """{"body":"once"}""").RefusesAsync(409, "IDEMPOTENCY_ANSWER_GONE", "SYSTEM",
            "The request with this Idempotency-Key was done; its answer is not kept any more");

        await using var db = host.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == clinic.Conversation.Id));
    }

    [Fact]
    public async Task A_sweep_removes_what_is_kept_no_longer_and_nothing_else()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var now = host.Clock.GetUtcNow();
        await AddAsync(clinic, 1203, now.AddHours(-24));
        await AddAsync(clinic, 7, now.AddHours(-24).AddMilliseconds(1));

        await host.Services.GetRequiredService<IdempotencySweep>().SweepAsync();

        await using var db = host.Open();
        Assert.Equal(7, await db.IdempotencyRecords.CountAsync(r => r.CredentialId == clinic.Pair.Id));
    }

    private Task AddAsync(ApiClinic clinic, int count, DateTimeOffset at) => host.WriteAsync(scope =>
    {
        for (var i = 0; i < count; i++)
            scope.Db.IdempotencyRecords.Add(new IdempotencyRecord
            {
                CredentialId = clinic.Pair.Id,
                Path = "/x",
                Key = $"{at.ToUnixTimeMilliseconds()}-{i.ToString(CultureInfo.InvariantCulture)}",
                CreatedAt = at,
            });
        return scope.Db.SaveChangesAsync();
    });

    private static Task<HttpResponseMessage> PostAsync(ApiClinic clinic, string key, string raw) => clinic.Http.PostAsync(clinic.Chat + "/messages", raw, key);
}

/// <summary>The program with a short memory, on the machine's clock.</summary>
public sealed class ForgetfulTests : IAsyncLifetime
{
    private readonly PortalHost host = new() { RunsInRealTime = true, Settings = { ["CareChat:Idempotency:Lifetime"] = "00:00:02" } };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task Answers_go_by_themselves_after_the_lifetime_that_is_set()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, clinic.Chat + "/messages") { Content = Answers.Json("""{"body":"once"}""") };
        request.Headers.Add("Idempotency-Key", "k");
        Assert.Equal(201, (int)(await clinic.Http.SendAsync(request)).StatusCode);

        await using var db = host.Open();
        var until = DateTime.UtcNow.AddSeconds(30);
        while (await db.IdempotencyRecords.AnyAsync() && DateTime.UtcNow < until) await Task.Yield();

        Assert.False(await db.IdempotencyRecords.AnyAsync());
    }
}
