using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>The caller's account and its keys (contract C.9).</summary>
internal sealed class AccountEndpoints(
    AgentDoor door, AccountReading reading, PersonalKeyStore keys, WriteLane lane, TimeProvider clock)
{
    private static readonly Refusal NoKey = new(RefusalKind.NotFound, "KEY_NOT_FOUND", "key not found");

    /// <summary>Shows the account.</summary>
    public async Task GetAsync(HttpContext http) =>
        await http.Response.WriteJsonAsync(await reading.AccountAsync(await door.AccountAsync(http), http.RequestAborted), AgentWire.Plain.AccountJson);

    /// <summary>Lists what it submitted.</summary>
    public async Task ListSubmissionsAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var submissions = await reading.SubmissionsAsync(actor, ChatQuery.ReadLimit(http.Request), http.RequestAborted);
        await http.Response.WriteJsonAsync(submissions, AgentWire.Plain.IReadOnlyListSubmissionJson);
    }

    /// <summary>Makes a key.</summary>
    public async Task CreateKeyAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        var input = await JsonInput.ReadAsync(http);
        var (label, expiresAt) = (input.Required("label", PersonalKeyStore.LongestLabel), ExpiresAt(input));
        input.Require();
        var claim = IdempotencyKey.Of(http, actor.Id, input.Hash);
        var answer = await lane.WriteAsync(scope =>
        {
            scope.RequireLive(actor);
            return scope.OnceAsync(claim, clock.GetUtcNow(), async () =>
            {
                var made = await keys.CreateAsync(scope, actor, actor.Account!.Value, label, expiresAt);
                var json = new NewPersonalKeyJson(made.Key, made.KeyId, made.Prefix, made.Label, made.ExpiresAt, made.CreatedAt);
                return new Answer(StatusCodes.Status201Created, JsonSerializer.Serialize(json, AgentWire.Plain.NewPersonalKeyJson));
            });
        }, http.RequestAborted);
        await http.Response.WriteAnswerAsync(answer);
    }

    /// <summary>Lists the keys that are not revoked.</summary>
    public async Task ListKeysAsync(HttpContext http)
    {
        var listed = await keys.ListAsync(await door.AccountAsync(http), http.RequestAborted);
        IReadOnlyList<PersonalKeyJson> json = [.. listed.Select(k => new PersonalKeyJson(k.KeyId, k.Prefix, k.Label, k.ExpiresAt, k.CreatedAt, k.LastUsedAt))];
        await http.Response.WriteJsonAsync(json, AgentWire.Plain.IReadOnlyListPersonalKeyJson);
    }

    /// <summary>Revokes a key, with effect at once.</summary>
    public async Task RevokeKeyAsync(HttpContext http)
    {
        var actor = await door.AccountAsync(http);
        if (!Guid.TryParseExact((string?)http.Request.RouteValues["key_id"], "D", out var id)) throw new RefusedException(NoKey);
        try
        {
            await keys.RevokeAsync(actor, id, http.RequestAborted);
        }
        catch (RefusedException refused) when (refused.Refusal.Kind == RefusalKind.NotFound)
        {
            throw new RefusedException(NoKey);
        }
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>When the key ends; null, a key without an end, only where nothing was said of it: not where a blank was.</summary>
    private static DateTimeOffset? ExpiresAt(JsonInput input)
    {
        const string field = "expiresAt";
        if (input.Element(field) is null) return null;
        if (input.Readable(field, 100) is { } text && Timestamp.TryRead(text, out var at)) return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        input.Wrong(field, "expiresAt must be an RFC3339 timestamp");
        return null;
    }
}
