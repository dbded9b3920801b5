using System.Net.Http.Json;
using System.Text;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract part 1, <c>Idempotency-Key</c>.</summary>
public sealed class RetryTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_retried_message_is_sent_once_and_answered_the_same()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var first = await PostAsync(clinic, "messages", "k1", """{"body":"once"}""");
        using var second = await PostAsync(clinic, "messages", "k1", """{"body":"once"}""");

        Assert.Equal(201, (int)second.StatusCode);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("application/json", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, await CountAsync(clinic));
    }

    [Fact]
    public async Task A_key_holds_for_a_day_and_for_its_own_client_and_address()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var neighbour = await clinic.WithScopesAsync();
        var other = await host.PatientAsync(clinic.Instance.Id, "Ada");
        await PostAsync(clinic, "messages", "k", """{"body":"once"}""");
        Assert.False((await PostAsync(neighbour, "messages", "k", """{"body":"other"}""")).Headers.Contains("Idempotency-Replayed"));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, $"{clinic.Root}/patients/{other.PatientId}/chat/messages") { Content = Answers.Json("""{"body":"x"}""") };
        elsewhere.Headers.Add("Idempotency-Key", "k");
        Assert.Equal(201, (int)(await clinic.Http.SendAsync(elsewhere)).StatusCode);

        await PostAsync(clinic, "messages", "k", """{"body":"two"}""").RefusesAsync(409, "IDEMPOTENCY_KEY_REUSED", "SYSTEM", "Idempotency-Key was used with another request");
        host.Clock.Advance(TimeSpan.FromHours(24));
        using var later = await host.BearerAsync(clinic.Pair);
        using var request = new HttpRequestMessage(HttpMethod.Post, clinic.Chat + "/messages") { Content = Answers.Json("""{"body":"two"}""") };
        request.Headers.Add("Idempotency-Key", "k");
        Assert.Equal(201, (int)(await later.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Retries_that_race_are_one_message()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(clinic, "messages", "race", """{"body":"once"}""")));
        Assert.All(answers, a => Assert.Equal(201, (int)a.StatusCode));
        Assert.Single(answers, a => !a.Headers.Contains("Idempotency-Replayed"));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(1, await CountAsync(clinic));
    }

    [Fact]
    public async Task An_answer_given_again_does_not_count_against_the_limit()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        for (var i = 0; i < 61; i++) Assert.Equal(201, (int)(await PostAsync(clinic, "messages", "again", """{"body":"once"}""")).StatusCode);
        for (var i = 0; i < 59; i++) Assert.Equal(201, (int)(await PostAsync(clinic, "messages", $"k{i}", """{"body":"new"}""")).StatusCode);

        Assert.Equal(429, (int)(await PostAsync(clinic, "messages", "one more", """{"body":"new"}""")).StatusCode);
        Assert.Equal(201, (int)(await PostAsync(clinic, "messages", "again", """{"body":"once"}""")).StatusCode);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await PostAsync(clinic, "messages", "k", """{"body":""}""").RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "body is required");
        Assert.Equal(201, (int)(await PostAsync(clinic, "messages", "k", """{"body":"now"}""")).StatusCode);
    }

    [Fact]
    public async Task A_key_has_1_to_128_characters()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        Assert.Equal(201, (int)(await PostAsync(clinic, "messages", new string('k', 128), """{"body":"x"}""")).StatusCode);
        await PostAsync(clinic, "messages", new string('k', 129), """{"body":"x"}""")
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "Idempotency-Key must be 1 to 128 characters", "Idempotency-Key");
        await PostAsync(clinic, "messages", "", """{"body":"x"}""")
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "Idempotency-Key must be 1 to 128 characters", "Idempotency-Key");
    }

    [Fact]
    public async Task A_retried_mint_shows_the_same_token_and_stores_it_nowhere_readable()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var first = await PostAsync(clinic, "tokens", "m", "{}");
        using var second = await PostAsync(clinic, "tokens", "m", "{}");
        var token = (await first.JsonAsync(201)).Text("token");
        Assert.Equal(token, (await second.JsonAsync(201)).Text("token"));
        await using var db = host.Open();
        Assert.DoesNotContain(token!, Encoding.Latin1.GetString((await db.IdempotencyRecords.SingleAsync(r => r.CredentialId == clinic.Pair.Id)).Answer));
    }

    [Fact]
    public async Task A_retried_upload_is_one_file_and_other_bytes_are_a_conflict()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var first = await clinic.UploadAsync(ApiClinic.Jpeg(), key: "f");
        using var second = await clinic.UploadAsync(ApiClinic.Jpeg(), key: "f");
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal((await first.JsonAsync(201)).Text("id"), (await second.JsonAsync(201)).Text("id"));
        await clinic.UploadAsync(ApiClinic.Jpeg("other"), key: "f").RefusesAsync(409, "IDEMPOTENCY_KEY_REUSED", "SYSTEM", "Idempotency-Key was used with another request");
        await using var db = host.Open();
        Assert.Equal(1, await db.Attachments.CountAsync(a => a.PatientId == clinic.PatientId));
    }

    [Fact]
    public async Task A_retried_patient_is_one_patient()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, clinic.Root + "/patients") { Content = JsonContent.Create(new { firstName = "Ada", lastName = "Nowak", mrn = "M1" }) };
            request.Headers.Add("Idempotency-Key", "p");
            return clinic.Http.SendAsync(request);
        }));
        Assert.All(answers, a => Assert.Equal(201, (int)a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
    }

    private static Task<HttpResponseMessage> PostAsync(ApiClinic clinic, string what, string key, string raw)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{clinic.Chat}/{what}") { Content = Answers.Json(raw) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return clinic.Http.SendAsync(request);
    }

    private static async Task<int> CountAsync(ApiClinic clinic) =>
        (await (await clinic.Http.GetAsync(clinic.Chat + "/messages")).JsonAsync(200)).GetProperty("totalElements").GetInt32();
}
