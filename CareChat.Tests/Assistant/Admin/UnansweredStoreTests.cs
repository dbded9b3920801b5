using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Admin;

/// <summary>On SQLite.</summary>
public sealed class SqliteUnansweredStoreTests(PortalHost host) : UnansweredStoreTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresUnansweredStoreTests(PostgresPortalHost host) : UnansweredStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What is kept of questions nobody answered, on either database.</summary>
public abstract class UnansweredStoreTests(PortalHost host)
{
    private readonly UnansweredStore store = host.Services.GetRequiredService<UnansweredStore>();
    private readonly UnansweredList unanswered = host.Services.GetRequiredService<UnansweredList>();

    [Fact]
    public async Task The_same_question_again_counts_up_and_comes_first()
    {
        var administrator = await AdministratorAsync();
        await NoteAsync(administrator, "¿Dónde está la clínica?");
        await NoteAsync(administrator, "Do you open on Sundays?");
        await NoteAsync(administrator, "donde  esta la CLINICA");
        await NoteAsync(administrator, " ?! ");

        var page = await unanswered.PageAsync(administrator, null, new(30));

        Assert.Equal([("¿Dónde está la clínica?", 2), ("Do you open on Sundays?", 1)], page.Rows.Select(r => (r.Text, r.Count)));
        Assert.Equal(2, await unanswered.CountAsync(administrator));
    }

    [Fact]
    public async Task A_long_text_is_cut_and_hostile_characters_do_no_harm()
    {
        var administrator = await AdministratorAsync();
        await NoteAsync(administrator, new string('a', 999) + "😀😀");
        await NoteAsync(administrator, "half \ud83d and nothing \0 of it");

        var rows = (await unanswered.PageAsync(administrator, null, new(30))).Rows;

        Assert.Equal(["half  and nothing  of it", new string('a', 999)], rows.Select(r => r.Text));
    }

    [Fact]
    public async Task One_that_nobody_asks_any_more_goes_after_ninety_days()
    {
        var administrator = await AdministratorAsync();
        await NoteAsync(administrator, "Is there a bus?");
        await NoteAsync(administrator, "Where is the lift?");
        host.Clock.Advance(UnansweredStore.Kept);
        await NoteAsync(administrator, "Where is the lift?");
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        await NoteAsync(administrator, "Do you open on Sundays?");

        Assert.Equal(["Do you open on Sundays?", "Where is the lift?"], (await unanswered.PageAsync(administrator, null, new(30))).Rows.Select(r => r.Text).Order());
    }

    [Fact]
    public async Task A_thousand_are_kept_and_the_oldest_go()
    {
        var administrator = await AdministratorAsync();
        for (var i = 0; i <= UnansweredStore.MostKept; i++)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await store.NoteAsync(administrator.InstanceId, $"question {i}");
        }

        Assert.Equal(UnansweredStore.MostKept, await unanswered.CountAsync(administrator));
        var first = await unanswered.PageAsync(administrator, null, new(600));
        var second = await unanswered.PageAsync(administrator, null, new(600, 600));
        Assert.Equal(["question 1000", "question 1"], [first.Rows[0].Text, second.Rows[^1].Text]);
        Assert.Equal(UnansweredStore.MostKept, second.Total);
        Assert.Equal(UnansweredStore.MostKept, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task Only_administrators_of_the_instance_read_and_put_away_and_nobody_removed_a_moment_ago()
    {
        var administrator = await AdministratorAsync();
        var nurse = await host.PersonAsync(administrator.InstanceId, Roles.Clinician);
        var stranger = await AdministratorAsync();
        await NoteAsync(administrator, "Why?");
        var question = (await unanswered.PageAsync(administrator, null, new(30))).Rows.Single();

        Assert.Empty((await unanswered.PageAsync(nurse, null, new(30))).Rows);
        Assert.Empty((await unanswered.PageAsync(stranger, null, new(30))).Rows);
        Assert.Null(await unanswered.FindAsync(stranger, question.Id));
        await RefusedAsync(RefusalKind.NotFound, () => unanswered.DismissAsync(nurse, question.Id));
        await unanswered.DismissAsync(stranger, question.Id);
        Assert.Equal(question, await unanswered.FindAsync(administrator, question.Id));

        await unanswered.DismissAsync(administrator, question.Id);
        await unanswered.DismissAsync(administrator, question.Id);
        Assert.Equal(0, await unanswered.CountAsync(administrator));
        await using var db = host.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "unanswered.dismissed" && a.InstanceId == administrator.InstanceId));

        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == administrator.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.DisabledAt, host.Clock.GetUtcNow())));
        await RefusedAsync(RefusalKind.Unauthorized, () => unanswered.PageAsync(administrator, null, new(30)));
        await RefusedAsync(RefusalKind.Unauthorized, () => unanswered.DismissAsync(administrator, question.Id));
    }

    private static async Task RefusedAsync(RefusalKind kind, Func<Task> act) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(act)).Refusal.Kind);

    private Task NoteAsync(Actor administrator, string text)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return store.NoteAsync(administrator.InstanceId, text);
    }

    private async Task<Actor> AdministratorAsync() =>
        await host.PersonAsync((await host.InstanceAsync($"unanswered-{Guid.NewGuid():N}")).Id, Roles.Administrator);
}
