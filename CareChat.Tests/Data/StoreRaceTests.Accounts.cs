using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using CareChat.Web.Operator;
using CareChat.Web.Patients;
using CareChat.Web.Safety;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>The races for accounts, keys, patients and lists.</summary>
public abstract partial class StoreRaceTests
{
    [Theory, InlineData(2), InlineData(20)]
    public async Task An_invitation_is_used_once(int runners)
    {
        var (admin, _) = await AdministratorAsync();
        var token = await hosts.The<PeopleStore>().InviteAsync(admin, new NewPerson(admin.InstanceId, Roles.Clinician, Email(), "Nora", "New"));

        var ends = await Race.CountAsync(runners, i => hosts.The<InvitationStore>(i).SetPasswordAsync(token, $"a long password {i}"));

        RaceHosts.RequireOne(ends, runners, "INVITATION_NOT_FOUND");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Of_links_that_are_renewed_together_one_holds(int runners)
    {
        var (admin, person) = await AdministratorAsync();

        var tokens = await Race.OfAsync(runners, i => hosts.The<PeopleStore>(i).RenewLinkAsync(admin, person));

        var open = 0;
        foreach (var token in tokens) open += await hosts.The<InvitationStore>().FindAsync(token) is null ? 0 : 1;
        Assert.Equal(1, open);
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task One_email_is_one_account(int runners)
    {
        var (admin, _) = await AdministratorAsync();
        var email = Email();

        var ends = await Race.CountAsync(runners, i =>
            hosts.The<PeopleStore>(i).InviteAsync(admin, new NewPerson(admin.InstanceId, Roles.Clinician, email, "Nora", "New")));

        RaceHosts.RequireOne(ends, runners, "EMAIL_TAKEN");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task An_account_has_twenty_keys_at_most_and_one_is_revoked_once(int runners)
    {
        var room = await ChatRoom.InAsync(hosts.First);
        for (var i = 1; i < PersonalKeyStore.MostKeys; i++) await hosts.The<PersonalKeyStore>().CreateAsync(room.Patient, $"{i}", null);
        var one = (await hosts.The<PersonalKeyStore>().ListAsync(room.Patient))[0];

        var made = await Race.CountAsync(runners, i => hosts.The<PersonalKeyStore>(i).CreateAsync(room.Patient, "last", null));
        var revoked = await Race.CountAsync(runners, i => hosts.The<PersonalKeyStore>(i).RevokeAsync(room.Patient, one.KeyId));

        RaceHosts.RequireOne(made, runners, "TOO_MANY_KEYS");
        RaceHosts.RequireOne(revoked, runners, "KEY_NOT_FOUND");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Keys_and_clients_of_programs_are_revoked_once(int runners)
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var admin = await hosts.First.PersonAsync(instance.Id, Roles.Administrator);
        var key = await hosts.The<AssistantKeyStore>().CreateAsync(admin, "Program");
        var client = await hosts.The<ApiClientList>().CreateAsync(admin, "Program", []);

        var keys = await Race.CountAsync(runners, i => hosts.The<AssistantKeyStore>(i).RevokeAsync(admin, key.KeyId));
        var clients = await Race.CountAsync(runners, i => hosts.The<ApiClientList>(i).RevokeAsync(admin, client.Id));

        RaceHosts.RequireOne(keys, runners, "KEY_NOT_FOUND");
        RaceHosts.RequireOne(clients, runners, "CLIENT_NOT_FOUND");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task One_number_of_a_record_is_one_patient(int runners)
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        var keeper = Actor.Operator(instance.Id);
        var existing = await hosts.The<PatientStore>().CreateAsync(keeper, new NewPatient { FirstName = "Ada", LastName = "Nowak", Mrn = "M-0" });

        var entered = await Race.CountAsync(runners, i =>
            hosts.The<PatientStore>(i).CreateAsync(keeper, new NewPatient { FirstName = "Ben", LastName = $"{i}", Mrn = "M-1" }));
        var named = await Race.CountAsync(runners, i =>
            hosts.The<PatientStore>(i).CreateAsync(keeper, new NewPatient { FirstName = "Cleo", LastName = $"{i}", ExternalId = "E-1" }));
        var changed = await Race.CountAsync(2, i => i == 0
            ? hosts.The<PatientStore>(i).ChangeAsync(keeper, existing.Id, row => row.Mrn = "M-2")
            : hosts.The<PatientStore>(i).CreateAsync(keeper, new NewPatient { FirstName = "Dov", LastName = "Late", Mrn = "M-2" }));

        RaceHosts.RequireOne(entered, runners, "PATIENT_MRN_EXISTS");
        RaceHosts.RequireOne(named, runners, "PATIENT_EXTERNAL_ID_EXISTS");
        RaceHosts.RequireOne(changed, 2, "PATIENT_MRN_EXISTS");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task One_number_in_letters_of_any_size_is_one_patient(int runners)
    {
        var keeper = Actor.Operator((await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}")).Id);

        var entered = await Race.CountAsync(runners, i =>
            hosts.The<PatientStore>(i).CreateAsync(keeper, new NewPatient { FirstName = "Ben", LastName = $"{i}", Mrn = i % 2 == 0 ? "INT-1" : "int-1" }));

        RaceHosts.RequireOne(entered, runners, "PATIENT_MRN_EXISTS");
    }

    [Fact]
    public async Task A_number_that_is_typed_while_a_file_brings_it_is_refused_or_the_file_names_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var keeper = Actor.Operator((await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}")).Id);
            PatientImportResult? read = null;

            var ends = await Race.CountAsync(2, async i =>
            {
                if (i == 0) await hosts.The<PatientStore>(i).CreateAsync(keeper, new NewPatient { FirstName = "Ben", LastName = "Typed", Mrn = "m-7" });
                else read = await hosts.The<PatientImport>(i).RunAsync(keeper, new MemoryStream("""
                    {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"https://s.example/fhir/Patient/7","resource":{"resourceType":"Patient","id":"7",
                     "identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"urn:mrn","value":"M-7"}],"name":[{"family":"Read"}]} }]}
                    """u8.ToArray()), "7.json", new Progress<int>());
            });

            Assert.Equal(1 - read!.Skipped.Count, ends.GetValueOrDefault("PATIENT_MRN_EXISTS"));
        }
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_phrase_is_in_the_list_once(int runners)
    {
        var (admin, _) = await AdministratorAsync();

        var ends = await Race.CountAsync(runners, i => hosts.The<PhraseStore>(i).AddAsync(admin, EmergencyKind.Heart, "blue lips at noon"));

        RaceHosts.RequireOne(ends, runners, "PHRASE_EXISTS");
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task Unanswered_questions_are_counted_each_time(int runners)
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");

        await Race.OfAsync(runners, i => hosts.The<UnansweredStore>(i).NoteAsync(instance.Id, "Where is the lighthouse?"));

        await using var db = hosts.First.Open();
        Assert.Equal(runners, (await db.UnansweredQuestions.SingleAsync(q => q.InstanceId == instance.Id)).Count);
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_clinic_is_made_once_and_many_instances_have_one_clinic(int runners)
    {
        var name = $"t-{Guid.NewGuid():N}";

        var same = await Race.CountAsync(runners, i => TenantVerb.CreateAsync(hosts.Of(i).Services, name, "live"));
        var others = await Race.CountAsync(runners, i => TenantVerb.CreateAsync(hosts.Of(i).Services, name + "-2", $"live-{i}"));

        RaceHosts.RequireOne(same, runners, "INSTANCE_EXISTS");
        Assert.Equal(runners, others["done"]);
        await using var db = hosts.First.Open();
        Assert.Equal(2, await db.Tenants.CountAsync(t => t.Name.StartsWith(name)));
    }

    [Theory, InlineData(2), InlineData(20)]
    public async Task A_recovery_code_opens_once(int runners)
    {
        var (admin, _) = await AdministratorAsync();
        var code = await WithPersonAsync(0, admin, async (people, person) =>
        {
            await people.UpdateSecurityStampAsync(person);
            return (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, 3))!.First();
        });

        var opened = await Race.OfAsync(runners, i =>
            WithPersonAsync(i, admin, async (people, person) => (await people.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded));

        Assert.Single(opened, succeeded => succeeded);
    }

    private static string Email() => $"{Guid.NewGuid():N}@example.com";

    private async Task<T> WithPersonAsync<T>(int runner, Actor actor, Func<UserManager<Person>, Person, Task<T>> act)
    {
        await using var scope = hosts.Of(runner).Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await act(people, (await people.FindByIdAsync(actor.Id.ToString()))!);
    }

    private async Task<(Actor Admin, Guid Other)> AdministratorAsync()
    {
        var instance = await hosts.First.InstanceAsync($"t-{Guid.NewGuid():N}");
        return (await hosts.First.PersonAsync(instance.Id, Roles.Administrator), (await hosts.First.PersonAsync(instance.Id, Roles.Clinician)).Id);
    }
}
