using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Assistant.Threads;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>The races for visits, households, threads and talks.</summary>
public abstract partial class StoreRaceTests
{
    [Theory, InlineData(2), InlineData(20)]
    public async Task A_visit_is_checked_out_taken_and_decided_once(int runners)
    {
        var visit = await Visit.OpenAsync(hosts.First);
        var nurses = new List<Actor>();
        for (var i = 0; i < runners; i++) nurses.Add(await hosts.First.PersonAsync(visit.Owner.InstanceId, Roles.Clinician));

        var checkedOut = await Race.CountAsync(runners, i =>
            hosts.The<EncounterStore>(i).CheckoutAsync(visit.Owner, visit.Id, visit.Token, visit.Owner.PatientId!.Value));
        var taken = await Race.CountAsync(runners, i => hosts.The<EncounterStore>(i).TakeAsync(nurses[i], visit.Id));
        await using var db = hosts.First.Open();
        var owner = (await db.Conversations.SingleAsync(c => c.Id == visit.Id)).AssignedToId;
        var nurse = nurses.Single(n => n.Id == owner);
        var decided = await Race.CountAsync(runners, i => hosts.The<EncounterStore>(i).CompleteAsync(nurse, visit.Id, "Rest.", Guid.NewGuid()));

        Assert.Equal((1, 1), (checkedOut["done"], checkedOut.Count - 1));
        RaceHosts.RequireOne(taken, runners, "ENCOUNTER_TAKEN");
        Assert.Equal(1, decided["done"]);
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == visit.Id && m.AuthorKind == AuthorKind.Clinician));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_visit_that_is_canceled_while_it_is_written_in_ends_one_way(int runners)
    {
        var visit = await Visit.TakenAsync(hosts.First);

        var ends = await Race.CountAsync(2 * runners, i => i % 2 == 0
            ? hosts.The<EncounterStore>(i).CancelAsync(visit.Owner, visit.Id)
            : hosts.The<MessageStore>(i).PostAsync(visit.Nurse, new PostMessage(visit.Id, $"{i}", Guid.NewGuid())));

        Assert.Equal(EncounterState.Canceled, (await visit.ReadAsync()).State);
        await using var db = hosts.First.Open();
        var messages = await db.Messages.Where(m => m.ConversationId == visit.Id).OrderBy(m => m.Number).ToListAsync();
        Assert.Equal(AuthorKind.System, messages[^1].AuthorKind);
        Assert.Equal(ends["done"], messages.Count);
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_picture_of_a_letter_that_nobody_claimed_is_removed_once(int runners)
    {
        var visit = await Visit.OpenAsync(hosts.First);
        var pictures = new[] { await visit.AddPictureAsync(), await visit.AddPictureAsync() };
        await hosts.First.WriteAsync(scope => scope.Db.Encounters.Where(e => e.Id == visit.Id)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.ExpiresAt, hosts.First.Clock.GetUtcNow())));

        var removed = await Race.OfAsync(runners, i => hosts.The<UnclaimedImageSweep>(i).SweepAsync());

        Assert.Equal(2, removed.Sum());
        await using var db = hosts.First.Open();
        Assert.False(await db.EncounterImages.AnyAsync(i => i.EncounterId == visit.Id));
        var subjects = pictures.Select(p => p.ToString()).ToList();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "file.removed" && subjects.Contains(a.Subject)));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task An_account_is_its_own_patient_once_and_has_twenty_people_at_most(int runners)
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var sam = await hosts.First.PersonAsync(instance.Id, Roles.Patient);
        var self = new NewMember(Relationship.Self, "Sam", "Rivera", new DateOnly(1980, 1, 2), Gender.Male, null);

        var selves = await Race.CountAsync(runners, i => hosts.The<Household>(i).AddAsync(sam, self));
        for (var i = 2; i < 20; i++) await hosts.The<Household>().AddAsync(sam, self with { Relationship = Relationship.Child, FirstName = $"{i}" });
        var last = await Race.CountAsync(runners, i => hosts.The<Household>(i).AddAsync(sam, self with { Relationship = Relationship.Child, FirstName = "Last" }));

        RaceHosts.RequireOne(selves, runners, "SELF_EXISTS");
        RaceHosts.RequireOne(last, runners, "TOO_MANY_PEOPLE");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Who_somebody_is_is_seen_once(int runners)
    {
        var visit = await Visit.SubmittedAsync(hosts.First);

        await Race.OfAsync(runners, i => hosts.The<IdentityStore>(i).MarkSeenAsync(visit.Nurse, visit.Id));

        await using var db = hosts.First.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "identity.seen" && a.Subject == visit.Id.ToString()));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Threads_have_numbers_of_their_own_and_one_ends_once(int runners)
    {
        var program = await ProgramAsync();

        var made = await Race.OfAsync(runners, i => hosts.Of(i).WriteAsync(scope => hosts.The<ThreadStore>(i).CreateAsync(scope, program, null, "")));
        var ended = await Race.OfAsync(runners, i => hosts.The<ThreadStore>(i).DeleteAsync(program, made[0].Number));

        Assert.Equal(runners, made.Select(t => t.Number).Distinct().Count());
        Assert.Single(ended, isDone => isDone);
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_thread_that_ends_while_it_is_talked_on_leaves_nothing(int runners)
    {
        var program = await ProgramAsync();
        var thread = await hosts.First.WriteAsync(scope => hosts.The<ThreadStore>().CreateAsync(scope, program, null, ""));
        var answer = new AssistantAnswer("Drink water.", [], IsKnown: true, "test");

        await Race.CountAsync(2 * runners, i => i == 1
            ? hosts.The<ThreadStore>(i).DeleteAsync(program, thread.Number)
            : AppendAsync(i, program, thread, answer));

        await using var db = hosts.First.Open();
        Assert.False(await db.Messages.AnyAsync(m => m.ConversationId == thread.ConversationId));
        Assert.False(await db.Conversations.AnyAsync(c => c.Id == thread.ConversationId));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_patients_account_has_one_talk_and_hands_it_over_once(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        await Race.OfAsync(runners, i => hosts.The<TalkStore>(i).OpenAsync(room.Patient));
        var talk = TalkId.Of(room.Patient.Id);
        await hosts.The<MessageStore>().PostAsync(room.Patient, new PostMessage(talk, "What may I eat?", Guid.NewGuid()));

        var words = new ViewerWords(new HttpContextAccessor()) { Language = "en" };
        var handed = await Race.OfAsync(runners, i => hosts.The<TalkHandover>(i).HandOverAsync(room.Patient, talk, words));

        Assert.Single(handed, isDone => isDone);
        await using var db = hosts.First.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == room.Id));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Of_drafts_made_together_one_is_open(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);

        await Race.OfAsync(runners, i => hosts.The<ReplyDraftStore>(i).CreateAsync(room.Nurse, room.Id, new OpenDraft($"Draft {i}", 0, [], IsKnown: true), "test", null));

        await using var db = hosts.First.Open();
        Assert.Equal(1, await db.ReplyDrafts.CountAsync(d => d.ConversationId == room.Id && d.Outcome == DraftOutcome.Open));
    }

    private async Task AppendAsync(int runner, Actor program, ThreadView thread, AssistantAnswer answer)
    {
        try
        {
            var post = hosts.The<MessageStore>(runner).Screen(program, new PostMessage(thread.ConversationId, "And then?"));
            await hosts.Of(runner).WriteAsync(scope => hosts.The<ThreadStore>(runner).AppendAsync(scope, program, thread, null, post, answer));
        }
        catch (StaleThreadException)
        {
            // another was faster: the caller asks again
        }
    }

    private async Task<Actor> ProgramAsync()
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var key = await hosts.The<AssistantKeyStore>().CreateAsync(Actor.Operator(instance.Id), "Program");
        return (await hosts.The<AssistantKeyStore>().FindAsync(key.Key))!;
    }
}
