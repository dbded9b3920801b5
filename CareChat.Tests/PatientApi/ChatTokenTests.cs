using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.4 and A.4b.</summary>
public sealed class ChatTokenTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_token_reads_its_patients_messages_without_any_other_credential()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAllAsync("one", "two", "three");
        var minted = await clinic.MintAsync();
        Assert.Equal(["id", "token", "patientId", "expiresAt"], minted.Keys());
        Assert.Matches("^ct_[A-Za-z0-9_-]{43}$", minted.Text("token"));
        Assert.Equal(host.Clock.GetUtcNow().AddMinutes(60), DateTimeOffset.Parse(minted.Text("expiresAt")!));

        using var answer = await ReadAsync(clinic, minted.Text("token")!, "&size=2");

        var page = await answer.JsonAsync(200);
        Assert.Equal(["three", "two"], page.Bodies());
        Assert.Equal(3, page.GetProperty("totalElements").GetInt32());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(["one", "two"], (await (await ReadAsync(clinic, minted.Text("token")!, "&size=2&sort=sentAt,asc")).JsonAsync(200)).Bodies());
        var since = page.GetProperty("data")[1].Text("sentAt");
        Assert.Equal(["three"], (await (await ReadAsync(clinic, minted.Text("token")!, $"&since={since}")).JsonAsync(200)).Bodies());
        await using var db = host.Open();
        Assert.Equal(0, (await db.Conversations.SingleAsync(c => c.Id == clinic.Conversation.Id)).PatientReadNumber);
    }

    [Fact]
    public async Task The_token_is_stored_as_its_hash_only()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var token = (await clinic.MintAsync()).Text("token")!;
        var database = await File.ReadAllBytesAsync(Path.Combine(host.DataDirectory, "carechat.db-wal"));
        Assert.Equal(-1, database.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?page=1")]
    public async Task A_missing_token_is_named(string query)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.Stranger().GetAsync($"{clinic.Root}/chat/messages{query}").RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "token is required", "token");
    }

    [Fact]
    public async Task An_unknown_an_expired_and_a_revoked_token_get_one_answer()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await Invalid(ReadAsync(clinic, "ct_nobody"));
        await Invalid(ReadAsync(clinic, clinic.Http.DefaultRequestHeaders.Authorization!.Parameter!));

        var expired = await clinic.MintAsync(new { ttlMinutes = 5 });
        Assert.Equal(200, (int)(await ReadAsync(clinic, expired.Text("token")!)).StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Invalid(ReadAsync(clinic, expired.Text("token")!));

        var revoked = await clinic.MintAsync();
        Assert.Equal(204, (int)(await clinic.Http.DeleteAsync($"{clinic.Chat}/tokens/{revoked.Text("id")}")).StatusCode);
        await Invalid(ReadAsync(clinic, revoked.Text("token")!));
        await clinic.Http.DeleteAsync($"{clinic.Chat}/tokens/{revoked.Text("id")}").RefusesAsync(404, "CHAT_TOKEN_NOT_FOUND", "CHAT", "Chat token was not found");
    }

    [Fact]
    public async Task The_tokens_of_a_removed_client_open_nothing()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var token = (await clinic.MintAsync()).Text("token")!;
        await host.WriteAsync(async scope =>
        {
            await host.Services.GetRequiredService<ApiClientStore>().RevokeAsync(scope, Actor.Operator(clinic.Instance.Id), clinic.Pair.Id);
            return true;
        });
        await Invalid(ReadAsync(clinic, token));
    }

    [Fact]
    public async Task A_token_holds_only_at_its_own_clinic()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await ApiClinic.OpenAsync(host);
        var token = (await clinic.MintAsync()).Text("token");
        await host.Stranger().GetAsync($"{other.Root}/chat/messages?token={token}").RefusesAsync(404, "TENANT_NOT_FOUND", "TENANT", "Tenant was not found");
        await host.Stranger().GetAsync($"/{clinic.Instance.Tenant!.Name}/sandbox/chat/messages?token={token}").RefusesAsync(404, "INSTANCE_NOT_FOUND", "INSTANCE", "Instance was not found");
        await host.Stranger().GetAsync($"{clinic.Chat}/messages?token={token}").RefusesAsync(401, "UNAUTHORIZED", "AUTH", "Token is missing, invalid or expired");
    }

    [Fact]
    public async Task Tokens_are_listed_without_their_secret_until_they_open_nothing()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var first = await clinic.MintAsync(new { ttlMinutes = 5 });
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await clinic.MintAsync();
        var list = await (await clinic.Http.GetAsync(clinic.Chat + "/tokens")).JsonAsync(200);
        Assert.Equal(["data", "page", "size", "totalElements", "totalPages"], list.Keys());
        Assert.Equal([second.Text("id"), first.Text("id")], list.GetProperty("data").EnumerateArray().Select(t => t.Text("id")));
        Assert.Equal(["id", "patientId", "createdAt", "expiresAt"], list.GetProperty("data")[0].Keys());

        await clinic.Http.DeleteAsync($"{clinic.Chat}/tokens/{second.Text("id")}");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, (await (await clinic.Http.GetAsync(clinic.Chat + "/tokens")).JsonAsync(200)).GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"ttlMinutes":4}""", "ttlMinutes must be between 5 and 1440")]
    [InlineData("""{"ttlMinutes":1441}""", "ttlMinutes must be between 5 and 1440")]
    [InlineData("""{"ttlMinutes":99999999999999}""", "ttlMinutes must be between 5 and 1440")]
    [InlineData("""{"ttlMinutes":-5}""", "ttlMinutes must be between 5 and 1440")]
    [InlineData("""{"ttlMinutes":"60"}""", "ttlMinutes must be a whole number")]
    [InlineData("""{"ttlMinutes":60.5}""", "ttlMinutes must be a whole number")]
    public async Task A_wrong_life_is_refused(string raw, string message)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.Http.PostAsync(clinic.Chat + "/tokens", Answers.Json(raw)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message, "ttlMinutes");
    }

    [Fact]
    public async Task A_mint_without_a_body_lives_an_hour()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.PostAsync(clinic.Chat + "/tokens", null);
        Assert.Equal(host.Clock.GetUtcNow().AddMinutes(60), DateTimeOffset.Parse((await answer.JsonAsync(201)).Text("expiresAt")!));
    }

    [Fact]
    public async Task A_token_downloads_the_files_on_its_patients_messages()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await host.PatientAsync(clinic.Instance.Id, "Ada");
        var file = (await (await clinic.UploadAsync(ApiClinic.Jpeg())).JsonAsync(201)).Text("id")!;
        var token = (await clinic.MintAsync()).Text("token");
        var address = $"{clinic.Root}/chat/files/{file}?token={token}";
        await host.Stranger().GetAsync(address).RefusesAsync(404, "FILE_NOT_FOUND", "FILE", "File was not found");
        await clinic.SendAsync("look", file);
        using var answer = await host.Stranger().GetAsync(address);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("attachment; filename=\"rash.jpg\"", answer.Content.Headers.GetValues("Content-Disposition").Single());

        using var others = await clinic.Http.PostAsync($"{clinic.Root}/patients/{other.PatientId}/chat/tokens", null);
        await host.Stranger().GetAsync($"{clinic.Root}/chat/files/{file}?token={(await others.JsonAsync(201)).Text("token")}")
            .RefusesAsync(404, "FILE_NOT_FOUND", "FILE", "File was not found");
        await host.Stranger().GetAsync($"{clinic.Root}/chat/files/{file}?token=ct_x").RefusesAsync(401, "CHAT_TOKEN_INVALID", "CHAT", "Chat token is invalid or expired");
    }

    [Fact]
    public async Task Thirty_reads_a_minute_are_answered_and_no_more()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var token = (await clinic.MintAsync()).Text("token")!;
        for (var i = 0; i < 30; i++) Assert.Equal(200, (int)(await ReadAsync(clinic, token)).StatusCode);
        using var limited = await ReadAsync(clinic, token);
        await Task.FromResult(limited).RefusesAsync(429, "RATE_LIMITED", "AUTH", "Too many requests");
        Assert.Equal("60", limited.Headers.GetValues("Retry-After").Single());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (int)(await ReadAsync(clinic, token)).StatusCode);
    }

    private Task<HttpResponseMessage> ReadAsync(ApiClinic clinic, string token, string more = "") =>
        host.Stranger().GetAsync($"{clinic.Root}/chat/messages?token={token}{more}");

    private static Task Invalid(Task<HttpResponseMessage> sent) => sent.RefusesAsync(401, "CHAT_TOKEN_INVALID", "CHAT", "Chat token is invalid or expired");
}
