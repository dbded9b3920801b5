using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>On SQLite.</summary>
public sealed class SqliteEncounterKeyTests(PortalHost host) : EncounterKeyTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresEncounterKeyTests(PostgresPortalHost host) : EncounterKeyTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What was handed out with a personal key ends with it.</summary>
public abstract partial class EncounterKeyTests(PortalHost host)
{
    private const string Unknown = "unknown session_token";

    [Theory]
    [InlineData("revoked")]
    [InlineData("run out")]
    [InlineData("signed out everywhere")]
    public async Task An_encounter_token_opens_nothing_once_its_key_has_ended(string how)
    {
        var sent = await SubmittedAsync();
        Assert.Equal(201, (int)(await sent.Visit.Http.WriteAsync(sent.Visit, "No fever.")).StatusCode);
        Assert.Equal(["No fever."], (await sent.Visit.Http.PollAsync(sent.Visit)).Said());

        await EndAsync(sent, how);

        await sent.Visit.Http.GetAsync(sent.Visit.Events).SaysAsync(401, "missing or invalid token");
        await sent.Visit.Http.WriteAsync(sent.Visit, "Hello").SaysAsync(401, "missing or invalid token");
        await sent.Visit.Http.MarkAsync(sent.Visit, Guid.NewGuid()).SaysAsync(401, "missing or invalid token");
        if (how == "signed out everywhere") return;
        Assert.Equal(["No fever."], (await sent.Holder.Http.PollAsync(sent.Visit)).Said()); // another key of the account goes on
    }

    [Fact]
    public async Task A_token_of_a_letter_without_a_key_ends_with_the_key_of_the_letter_before()
    {
        var sent = await SubmittedAsync();
        var later = await host.With(null).SendAsync(AgentLetters.Complete, sent.Session);
        Assert.Equal(200, await host.ChatDoorAsync(sent.Visit.Id, later.Text("encounter_token")));

        await EndAsync(sent, "revoked");

        Assert.Equal(401, await host.ChatDoorAsync(sent.Visit.Id, later.Text("encounter_token")));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("run out")]
    public async Task A_session_takes_no_letter_without_a_key_once_its_key_has_ended_and_goes_on_with_another(string how)
    {
        var sent = await SubmittedAsync();
        await host.With(null).SendAsync(AgentLetters.Complete, sent.Session);
        var before = (await host.TurnsOfAsync(sent.Visit.Id)).Count;

        await EndAsync(sent, how);

        await host.With(null).QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
        await sent.Agent.QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(401, "missing or invalid token");
        await (await HolderAsync()).Http.QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
        Assert.Equal(before, (await host.TurnsOfAsync(sent.Visit.Id)).Count);
        var later = await sent.Holder.Http.SendAsync(AgentLetters.Complete, sent.Session);
        Assert.Equal(200, await host.ChatDoorAsync(sent.Visit.Id, later.Text("encounter_token")));
        await host.With(null).QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
    }

    [Fact]
    public async Task After_letters_of_two_keys_a_session_takes_none_without_one()
    {
        var sent = await SubmittedAsync();
        var second = await sent.Holder.Http.SendAsync(AgentLetters.Complete, sent.Session);

        await host.With(null).QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
        Assert.Equal(200, await host.ChatDoorAsync(sent.Visit.Id, second.Text("encounter_token")));
        var third = await sent.Agent.SendAsync(AgentLetters.Complete, sent.Session);
        await Keys.RevokeAsync(sent.Holder.Actor, sent.Holder.KeyId);

        Assert.Equal(200, await host.ChatDoorAsync(sent.Visit.Id, third.Text("encounter_token"))); // got with the other key
        await host.With(null).QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
        await sent.Agent.SendAsync(AgentLetters.Complete, sent.Session);
    }

    [Fact]
    public async Task What_the_owners_own_browser_gets_after_the_key_opens_and_the_agent_stays_out()
    {
        var sent = await SubmittedAsync();
        await EndAsync(sent, "revoked");
        var browser = (await PortalBrowser.OfAsync(host, sent.Holder.Actor)).Client(host);

        var own = await browser.SendAsync(AgentLetters.Complete, sent.Session);

        Assert.Equal(200, await host.ChatDoorAsync(sent.Visit.Id, own.Text("encounter_token")));
        Assert.Equal(401, await host.ChatDoorAsync(sent.Visit.Id, sent.Visit.Token));
        await host.With(null).QueryAsync(AgentLetters.Complete, sent.Session).RefusesAsync(404, Unknown);
    }

    [Fact]
    public async Task A_session_for_which_no_key_ever_sent_goes_on_without_one_also_after_the_checkout()
    {
        var sam = await HolderAsync();
        var first = await host.With(null).SendAsync(AgentLetters.Complete);
        var (id, session) = (first.Id("encounter_id"), first.Text("session_token"));
        await host.Services.GetRequiredService<EncounterStore>().CheckoutAsync(sam.Actor, id, first.Text("encounter_token"), sam.PatientId);

        await Keys.RevokeAsync(sam.Actor, sam.KeyId);

        Assert.Equal(200, await host.ChatDoorAsync(id, first.Text("encounter_token")));
        var second = await host.With(null).SendAsync(AgentLetters.Complete, session);
        Assert.Equal(200, await host.ChatDoorAsync(id, second.Text("encounter_token")));
    }

    /// <summary>A visit that was submitted with a key that lasts an hour, of an account that has another one.</summary>
    private sealed record Sent(KeyHolder Holder, Guid KeyId, HttpClient Agent, string Session, Visit Visit);

    private PersonalKeyStore Keys => host.Services.GetRequiredService<PersonalKeyStore>();

    private async Task<KeyHolder> HolderAsync() =>
        await KeyHolder.InAsync(host, await host.InstanceOfLettersAsync(), verified: true, consented: true);

    private async Task<Sent> SubmittedAsync()
    {
        var sam = await HolderAsync();
        var made = await Keys.CreateAsync(sam.Actor, "For an hour", host.Clock.GetUtcNow().AddHours(1));
        var agent = host.With(made.Key);
        var first = await agent.SendAsync(AgentLetters.Complete, patient: sam.PatientId);
        var visit = new Visit(host, first.Id("encounter_id"), first.Text("encounter_token")!, sam.Actor, sam.Actor);
        return new Sent(sam, made.KeyId, agent, first.Text("session_token")!, visit);
    }

    private async Task EndAsync(Sent sent, string how)
    {
        if (how == "run out") host.Clock.Advance(TimeSpan.FromHours(1));
        else if (how == "revoked") await Keys.RevokeAsync(sent.Holder.Actor, sent.KeyId);
        else
        {
            var administrator = await host.PersonAsync(sent.Holder.Actor.InstanceId, Roles.Administrator);
            await host.Services.GetRequiredService<PeopleStore>().EndSessionsAsync(administrator, sent.Holder.Id);
        }
    }
}
