using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Attachments;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>The races of what is read, worked on for a while and then written.</summary>
public abstract partial class StoreRaceTests
{
    [Fact]
    public async Task Of_two_administrators_who_close_each_other_one_stays()
    {
        for (var round = 0; round < 10; round++)
        {
            var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
            Actor[] both = [await hosts.First.PersonAsync(instance.Id, Roles.Administrator), await hosts.First.PersonAsync(instance.Id, Roles.Administrator)];

            await Race.CountAsync(2, i => hosts.The<PeopleStore>(i).DisableAsync(both[i], both[1 - i].Id));

            await using var db = hosts.First.Open();
            Assert.Equal(1, await db.Users.CountAsync(p => p.InstanceId == instance.Id && p.DisabledAt == null));
        }
    }

    [Fact]
    public async Task What_identity_saves_late_undoes_nothing_that_was_changed_meanwhile()
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var admin = await hosts.First.PersonAsync(instance.Id, Roles.Administrator);
        var (before, after) = (await hosts.First.PatientAsync(instance.Id), await hosts.First.PatientAsync(instance.Id));
        var patient = await hosts.First.PersonAsync(instance.Id, Roles.Patient, before.PatientId);

        await WithPersonAsync(0, patient, (people, person) => people.UpdateSecurityStampAsync(person));

        var isSaved = await WithPersonAsync(0, patient, async (people, person) =>
        {
            await hosts.The<PeopleStore>(1).LinkAsync(admin, patient.Id, after.PatientId!.Value);
            await hosts.The<PeopleStore>(1).MarkSeenAsync(admin, patient.Id);
            person.FirstName = "Late";
            return (await people.UpdateAsync(person)).Succeeded;
        });

        await using var db = hosts.First.Open();
        var kept = await db.Users.SingleAsync(p => p.Id == patient.Id);
        Assert.Equal((false, after.PatientId), (isSaved, kept.PatientId));
        Assert.NotNull(kept.VerifiedAt);
    }

    [Fact]
    public async Task A_cookie_made_for_the_record_from_before_does_not_fit_the_account_any_more()
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var admin = await hosts.First.PersonAsync(instance.Id, Roles.Administrator);
        var patient = await hosts.First.PersonAsync(instance.Id, Roles.Patient, (await hosts.First.PatientAsync(instance.Id)).PatientId);
        var stamp = await WithPersonAsync(0, patient, (_, person) => Task.FromResult(person.SecurityStamp));

        await hosts.The<PeopleStore>().LinkAsync(admin, patient.Id, (await hosts.First.PatientAsync(instance.Id)).PatientId!.Value);

        Assert.NotEqual(stamp, await WithPersonAsync(0, patient, (_, person) => Task.FromResult(person.SecurityStamp)));
    }

    [Fact]
    public async Task A_file_that_a_note_takes_is_not_swept_away()
    {
        for (var round = 0; round < 10; round++)
        {
            var room = await ChatRoom.InAsync(hosts.First);
            using var content = new MemoryStream("notes"u8.ToArray());
            var file = await hosts.The<AttachmentStore>().UploadAsync(room.Nurse, room.Conversation.PatientId!.Value, content, "notes.txt");
            await hosts.First.WriteAsync(scope => scope.Db.Attachments.Where(a => a.Id == file.Id)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.UploadedAt, hosts.First.Clock.GetUtcNow() - AttachmentStore.UnusedLifetime)));

            var ends = await Race.CountAsync(2, i => i == 0
                ? hosts.The<NoteStore>(i).PostAsync(room.Nurse, new PostNote(room.Id, "see file", Guid.NewGuid(), file.Id))
                : hosts.The<AttachmentStore>(i).RemoveUnusedAsync());

            await using var db = hosts.First.Open();
            var isThere = await db.Attachments.AnyAsync(a => a.Id == file.Id);
            Assert.Equal(await db.InternalNotes.AnyAsync(n => n.AttachmentId == file.Id), isThere);
            Assert.Equal(isThere ? 2 : 1, ends["done"]);
        }
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task One_person_in_many_files_at_once_is_one_patient(int runners)
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var keeper = Actor.Operator(instance.Id);

        await Race.OfAsync(runners, i => hosts.The<PatientImport>(i).RunAsync(keeper, new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""
            {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"https://s{{i}}.example/fhir/Patient/{{i}}","resource":{"resourceType":"Patient","id":"{{i}}",
             "identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:mrn","value":"7"}],"name":[{"family":"Nowak","given":["Ada"]}],"birthDate":"1970-01-02"} }]}
            """)), $"{i}.json", new Progress<int>()));

        await using var db = hosts.First.Open();
        Assert.Equal(1, await db.Patients.CountAsync(p => p.InstanceId == instance.Id));
    }
}
