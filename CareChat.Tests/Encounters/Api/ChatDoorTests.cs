using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>On SQLite.</summary>
public sealed class SqliteChatDoorTests(PortalHost host) : ChatDoorTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresChatDoorTests(PostgresPortalHost host) : ChatDoorTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>Who gets into an encounter's chat, and what the others are told (contract C.6).</summary>
public abstract class ChatDoorTests(PortalHost host)
{
    [Fact]
    public async Task Strangers_sessions_and_tokens_of_others_are_refused_at_every_door()
    {
        var (visit, other) = (await Visit.TakenAsync(host), await Visit.TakenAsync(host));
        var clinic = await ApiClinic.OpenAsync(host);
        var session = (await PortalBrowser.OfAsync(host, visit.Owner)).Client(host);
        foreach (var http in new[] { host.With(null), host.With("x"), host.With(new string('0', 64)), host.With(clinic.Bearer()), other.Http, session })
            await EverywhereAsync(http, visit, 401, "missing or invalid token");
        await EverywhereAsync(await other.KeyAsync(), visit, 404, "encounter not found");
        await EverywhereAsync(await visit.KeyAsync(), visit with { Id = Guid.NewGuid() }, 404, "encounter not found");
        await EverywhereAsync(await visit.KeyAsync(), await Visit.OpenAsync(host, visit.Owner.InstanceId), 404, "encounter not found");
    }

    [Fact]
    public async Task A_key_in_its_own_header_opens_the_chat()
    {
        var visit = await Visit.SubmittedAsync(host);
        var key = await Keys.CreateAsync(visit.Owner, "Agent", null);
        var http = host.With(null);
        http.DefaultRequestHeaders.Add("X-API-Key", key.Key);

        Assert.Equal(200, (int)(await http.GetAsync(visit.Events)).StatusCode);
        await host.With(null).GetAsync(visit.Events + "?token=" + visit.Token).SaysAsync(401, "missing or invalid token");
    }

    [Fact]
    public async Task A_revoked_key_and_a_replaced_token_are_refused_at_once()
    {
        var visit = await Visit.TakenAsync(host);
        var made = await Keys.CreateAsync(visit.Owner, "Agent", null);
        var key = host.With(made.Key);
        Assert.Equal(200, (int)(await key.GetAsync(visit.Events)).StatusCode);
        Assert.Equal(200, (int)(await visit.Http.GetAsync(visit.Events)).StatusCode);

        await Keys.RevokeAsync(visit.Owner, made.KeyId);
        await RotateAsync(visit);

        await EverywhereAsync(key, visit, 401, "missing or invalid token");
        await EverywhereAsync(visit.Http, visit, 401, "missing or invalid token");
    }

    [Fact]
    public async Task Whoever_lost_the_account_lost_key_and_token()
    {
        var visit = await Visit.TakenAsync(host);
        var key = await visit.KeyAsync();
        await host.DisableAsync(visit.Owner.Id);

        await EverywhereAsync(key, visit, 401, "missing or invalid token");
        await EverywhereAsync(visit.Http, visit, 401, "missing or invalid token");
    }

    [Fact]
    public async Task What_the_door_let_in_is_asked_again_in_the_transaction()
    {
        var visit = await Visit.TakenAsync(host);
        var made = await Keys.CreateAsync(visit.Owner, "Agent", null);
        var encounter = await visit.ReadAsync();
        var token = new AgentChatCall(new Actor { Kind = ActorKind.Agent, Id = visit.Id, OwnerId = visit.Owner.Id, InstanceId = visit.Owner.InstanceId }, encounter);
        var key = token with { Actor = token.Actor with { Id = made.KeyId } };
        var foreign = token with { Actor = (await Visit.SubmittedAsync(host)).Owner with { Kind = ActorKind.Agent } };
        await RotateAsync(visit);
        await Keys.RevokeAsync(visit.Owner, made.KeyId);

        var writing = host.Services.GetRequiredService<ChatWriting>();
        foreach (var call in new[] { token, key, foreign })
        {
            var refused = await Assert.ThrowsAsync<Shared.RefusedException>(() => host.WriteAsync(scope => writing.PostAsync(scope, call, writing.Screen(call, "x"))));
            Assert.Equal("missing or invalid token", refused.Message);
        }
    }

    [Fact]
    public async Task Seventy_two_hours_and_a_second_later_it_is_gone_for_token_and_key()
    {
        var (visit, open) = (await Visit.TakenAsync(host), await Visit.OpenAsync(host));
        var key = await visit.KeyAsync();
        host.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (int)(await key.GetAsync(visit.Events)).StatusCode);

        host.Clock.Advance(TimeSpan.FromSeconds(2));

        await EverywhereAsync(key, visit, 410, "encounter expired");
        await EverywhereAsync(visit.Http, visit, 410, "encounter expired");
        await EverywhereAsync(open.Http, open, 410, "encounter expired");
        await host.With("ak_no").GetAsync(visit.Events).SaysAsync(401, "missing or invalid token");
        await (await (await Visit.SubmittedAsync(host)).KeyAsync()).GetAsync(visit.Events).SaysAsync(404, "encounter not found");
    }

    [Fact]
    public async Task Before_the_checkout_nothing_can_be_written()
    {
        var visit = await Visit.OpenAsync(host);

        await visit.Http.WriteAsync(visit, "Hello").SaysAsync(409, "encounter has not been claimed; the patient must complete checkout first");
        await visit.Http.WriteAsync(visit, " ").SaysAsync(400, "message is required");
        await visit.CheckoutAsync();
        Assert.Equal(201, (int)(await visit.Http.WriteAsync(visit, "Hello")).StatusCode);
    }

    [Fact]
    public async Task A_chat_that_is_over_can_be_read_and_not_written()
    {
        var (canceled, closed) = (await Visit.TakenAsync(host), await Visit.TakenAsync(host));
        await canceled.SayAsync(canceled.Nurse, "Hello");
        await canceled.CancelAsync();
        await closed.CompleteAsync("Rest and fluids.");
        await host.WriteAsync(scope => scope.Db.Encounters.Where(e => e.Id == closed.Id)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.FollowUpUntil, host.Clock.GetUtcNow())));

        foreach (var (visit, state, said) in new[] { (canceled, "canceled", "Hello"), (closed, "closed", "Rest and fluids.") })
        {
            var chat = await visit.Http.PollAsync(visit);
            Assert.Equal((state, said), (chat.Text("state"), Assert.Single(chat.Said())));
            await visit.Http.WriteAsync(visit, "More").SaysAsync(400, "encounter is closed");
            await visit.Http.WriteAsync(visit, "").SaysAsync(400, "encounter is closed");
            await visit.Http.MarkAsync(visit, Guid.NewGuid()).SaysAsync(400, "encounter is closed");
        }
    }

    private PersonalKeyStore Keys => host.Services.GetRequiredService<PersonalKeyStore>();

    private Task RotateAsync(Visit visit) => host.WriteAsync(scope => scope.Db.Encounters.Where(e => e.Id == visit.Id)
        .ExecuteUpdateAsync(e => e.SetProperty(x => x.TokenHash, EncounterTokens.Hash(EncounterTokens.NewEncounterToken()))));

    private static async Task EverywhereAsync(HttpClient http, Visit visit, int status, string error)
    {
        await http.GetAsync(visit.Events).SaysAsync(status, error);
        await http.WriteAsync(visit, "Hello").SaysAsync(status, error);
        await http.MarkAsync(visit, Guid.NewGuid()).SaysAsync(status, error);
    }
}
