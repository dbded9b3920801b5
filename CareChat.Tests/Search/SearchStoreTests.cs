using System.Diagnostics;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Search;

/// <summary>On SQLite.</summary>
public sealed class SqliteSearchStoreTests(PortalHost host) : SearchStoreTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresSearchStoreTests(PostgresPortalHost host) : SearchStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What the search promises on either database.</summary>
public abstract class SearchStoreTests(PortalHost host)
{
    private readonly MessageStore messages = host.Services.GetRequiredService<MessageStore>();
    private readonly SearchStore search = host.Services.GetRequiredService<SearchStore>();

    [Fact]
    public async Task A_foreign_patient_an_unknown_one_and_someone_signed_out_a_moment_ago_get_nothing()
    {
        var (own, patient, nurse) = await RoomAsync("The pain is worse");
        var (foreign, _, _) = await RoomAsync("The pain is worse");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Ask(nurse, "pain", foreign.PatientId));
        var unknown = await Assert.ThrowsAsync<RefusedException>(() => Ask(nurse, "pain", Guid.NewGuid()));
        var others = await Assert.ThrowsAsync<RefusedException>(() => Ask(patient, "pain", foreign.PatientId));
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == nurse.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        var gone = await Assert.ThrowsAsync<RefusedException>(() => Ask(nurse, "pain", own.PatientId));

        Assert.All([refused, unknown, others], r => Assert.Equal("PATIENT_NOT_FOUND", r.Refusal.Code));
        Assert.Equal(RefusalKind.Unauthorized, gone.Refusal.Kind);
    }

    [Fact]
    public async Task Nothing_of_another_instance_or_another_patient_is_ever_found()
    {
        var (own, patient, nurse) = await RoomAsync("canary yellow");
        await RoomAsync("canary yellow");
        var neighbour = await host.PatientAsync(own.InstanceId, "Liz", "Conn");
        await messages.PostAsync(nurse, new PostMessage(neighbour.Id, "canary green"));

        Assert.Equal(["canary green", "canary yellow"], await FindAsync(nurse, "canary", null, 2));
        Assert.Equal(["canary yellow"], await FindAsync(patient, "canary", null, 1));
        Assert.Equal(["canary yellow"], await FindAsync(nurse, "canary", own.PatientId, 1));
        var administrator = await host.PersonAsync(own.InstanceId, Roles.Administrator);
        Assert.Equal(0, (await Ask(administrator, "canary", null)).Total);
    }

    [Theory]
    [InlineData("tablet food", "Take the tablet with food.")]
    [InlineData("food tab", "Take the tablet with food.")]
    [InlineData("tab food", null)]
    [InlineData("tablet water", null)]
    [InlineData("\"the tablet\"", "Take the tablet with food.")]
    [InlineData("\"tablet the\"", null)]
    [InlineData("\"tablet with\" foo", "Take the tablet with food.")]
    [InlineData("FIEVRE", "La Fièvre est tombée à 38,5")]
    [InlineData("tombé", "La Fièvre est tombée à 38,5")]
    [InlineData("38,5", "La Fièvre est tombée à 38,5")]
    [InlineData("don't", "I don't sleep; O'Brien's \"pills\" -- 50% ' \\ : * don’t help")]
    [InlineData("c0x", null)]
    [InlineData("' \\ : * --", null)]
    public async Task All_words_beginnings_phrases_and_accents(string query, string? found)
    {
        var (conversation, _, nurse) = await RoomAsync("Take the tablet with food.", "La Fièvre est tombée à 38,5",
            "I don't sleep; O'Brien's \"pills\" -- 50% ' \\ : * don’t help", "the end");
        await FindAsync(nurse, "end", conversation.PatientId, 1);

        foreach (var patient in new[] { conversation.PatientId, (Guid?)null })
            Assert.Equal(found is null ? [] : [found], (await Ask(nurse, query, patient)).Hits.Select(h => h.Message.Body));
    }

    [Fact]
    public async Task The_newest_come_first_and_pages_neither_overlap_nor_leave_out()
    {
        var (conversation, _, nurse) = await RoomAsync([.. Enumerable.Range(1, 45).Select(i => $"dose number {i}")]);
        await FindAsync(nurse, "dose", conversation.PatientId, 45);

        var pages = new List<SearchPage>();
        for (var page = 0; page < 4; page++)
            pages.Add(await search.FindAsync(nurse, new SearchRequest("dose", conversation.PatientId, page, 20)));

        Assert.Equal([20, 20, 5, 0], pages.Select(p => p.Hits.Count));
        Assert.All(pages, p => Assert.Equal(45, p.Total));
        Assert.Equal(Enumerable.Range(1, 45).Reverse(), pages.SelectMany(p => p.Hits).Select(h => h.Message.Number));
    }

    [Fact]
    public async Task A_hit_is_the_message_as_the_chat_shows_it_with_the_name_and_the_marks()
    {
        var (conversation, patient, nurse) = await RoomAsync();
        await messages.PostAsync(patient, new PostMessage(conversation.Id, "My résumé: pain, painful, unpainted"));
        await host.Services.GetRequiredService<ConversationStore>().MarkReadAsync(nurse, conversation.Id, 1);
        await FindAsync(nurse, "pain", conversation.PatientId, 1);

        var hit = Assert.Single((await Ask(nurse, "resume pain", conversation.PatientId)).Hits);

        Assert.Equal((await host.Services.GetRequiredService<MessagePages>().PageAsync(nurse, conversation.Id, 1, 1)).Single(), hit.Message);
        Assert.NotNull(hit.Message.ReadAt);
        Assert.Equal("Stephen McLaughlin", hit.PatientName);
        Assert.Equal(["résumé", "pain", "painful"], hit.Highlights.Select(h => hit.Message.Body.Substring(h.Start, h.Length)));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_found_and_not_counted()
    {
        var (conversation, _, nurse) = await RoomAsync("secret one", "secret two");
        await FindAsync(nurse, "secret", conversation.PatientId, 2);

        await messages.RetractAsync(nurse, conversation.Id, 1);

        Assert.DoesNotContain((await Ask(nurse, "secret", conversation.PatientId)).Hits, h => h.Message.Number == 1);
        Assert.Equal(["secret two"], await FindAsync(nurse, "secret", conversation.PatientId, 1));
    }

    [Fact]
    public async Task Every_search_is_recorded_without_its_words()
    {
        var (conversation, _, nurse) = await RoomAsync();
        await Ask(nurse, "hypochondria", conversation.PatientId);

        AuditEntry? entry = null;
        for (var waited = Stopwatch.StartNew(); entry is null && waited.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(20))
        {
            await using var db = host.Open();
            entry = await db.AuditEntries.SingleOrDefaultAsync(a => a.Action == "messages.searched" && a.PatientId == conversation.PatientId);
        }
        Assert.NotNull(entry);
        Assert.Equal(nurse.Id, entry.ActorId);
        Assert.DoesNotContain("hypochondria", entry.Subject);
    }

    [Fact]
    public async Task A_query_needs_a_word_and_has_an_end()
    {
        var (_, _, nurse) = await RoomAsync();

        Assert.Equal(RefusalKind.Invalid, (await Assert.ThrowsAsync<RefusedException>(() => Ask(nurse, "  ", null))).Refusal.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Assert.ThrowsAsync<RefusedException>(() => Ask(nurse, new string('a', 201), null))).Refusal.Kind);
    }

    private Task<SearchPage> Ask(Actor actor, string query, Guid? patientId) => search.FindAsync(actor, new SearchRequest(query, patientId, 0, 50));

    /// <summary>The bodies found once the index has come so far that there are as many as expected.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(Actor actor, string query, Guid? patientId, int expected)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var page = await Ask(actor, query, patientId);
            if (page.Total == expected || waited.Elapsed > TimeSpan.FromSeconds(10)) return [.. page.Hits.Select(h => h.Message.Body)];
            await Task.Delay(20);
        }
    }

    private async Task<(Conversation Conversation, Actor Patient, Actor Nurse)> RoomAsync(params string[] lines)
    {
        var instance = await host.InstanceAsync($"search-{Guid.NewGuid():N}");
        var conversation = await host.PatientAsync(instance.Id);
        var nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        foreach (var line in lines) await messages.PostAsync(nurse, new PostMessage(conversation.Id, line));
        return (conversation, await host.PersonAsync(instance.Id, Roles.Patient, conversation.PatientId), nurse);
    }
}
