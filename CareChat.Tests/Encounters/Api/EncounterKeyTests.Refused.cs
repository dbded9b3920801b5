using System.Text.Json;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>What the doors refuse once the key has ended: also a second time, within the transaction, and with danger in it.</summary>
public abstract partial class EncounterKeyTests
{
    [Fact]
    public async Task What_the_door_let_in_is_asked_again_in_the_transaction()
    {
        var sent = await SubmittedAsync();
        var (visit, owner) = (sent.Visit, sent.Holder.Actor);
        var agent = new Actor { Kind = ActorKind.Agent, Id = visit.Id, OwnerId = owner.Id, InstanceId = owner.InstanceId };
        var call = new AgentChatCall(agent, await visit.ReadAsync());
        var writing = host.Services.GetRequiredService<ChatWriting>();
        await EndAsync(sent, "revoked");

        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => host.WriteAsync(scope => writing.PostAsync(scope, call, writing.Screen(call, "x"))));

        Assert.Equal("missing or invalid token", refused.Message);
    }

    [Fact]
    public async Task No_answer_is_given_a_second_time_once_the_key_has_ended()
    {
        var sent = await SubmittedAsync();
        var (agent, keyless) = (sent.Agent, host.With(null));
        foreach (var http in new[] { agent, keyless }) http.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        foreach (var http in new[] { agent, keyless, agent, keyless }) await http.SendAsync(AgentLetters.Complete, sent.Session);
        Assert.Equal(3, (await host.TurnsOfAsync(sent.Visit.Id)).Count);

        await EndAsync(sent, "revoked");

        await agent.QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(401, "missing or invalid token");
        await keyless.QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
    }

    [Theory]
    [InlineData("\"x\":1", 404)]
    [InlineData("\"patient_id\":\"x\"", 400)]
    [InlineData("\"images\":[{\"base64\":\"!\"}]", 400)]
    public async Task Danger_without_the_key_is_answered_as_for_an_unknown_session_and_reaches_no_visit(string wrong, int status)
    {
        var sent = await SubmittedAsync();
        await EndAsync(sent, "revoked");

        var (cry, unknown) = (await CryAsync(sent.Session), await CryAsync("s_nobodys"));

        Assert.Equal(unknown, cry);
        Assert.Contains("Call 911 now", cry);
        Assert.DoesNotContain("care team", cry);
        await using var db = host.Open();
        Assert.Null((await db.Conversations.SingleAsync(c => c.Id == sent.Visit.Id)).UrgentSince);
        Assert.False(await db.Messages.AnyAsync(m => m.ConversationId == sent.Visit.Id));

        async Task<string> CryAsync(string session)
        {
            var letter = JsonSerializer.Serialize(AgentLetters.With(2, "He can't breathe and his lips are blue."));
            var body = $$"""{"query":{{letter}},"session_token":"{{session}}",{{wrong}}}""";
            using var answer = await host.With(null).PostAsync("/api/v1/agent/query", body, null);
            return (await answer.JsonAsync(status)).ToString();
        }
    }
}
