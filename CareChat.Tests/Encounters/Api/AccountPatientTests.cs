using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>On SQLite.</summary>
public sealed class SqliteAccountPatientTests(PortalHost host) : AccountPatientTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresAccountPatientTests(PostgresPortalHost host) : AccountPatientTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>The people of an account (contract C.8).</summary>
public abstract partial class AccountPatientTests(PortalHost host)
{
    private const string Door = "/api/v1/patients";

    private static readonly string[] Keys =
    [
        "id", "ownerId", "relationship", "firstName", "lastName", "dateOfBirth", "sex", "stateOfResidence", "phoneNumber",
        "consentedToTelehealth", "identityVerification", "createdAt",
    ];

    [Fact]
    public async Task An_account_begins_with_its_own_record_as_the_self()
    {
        var sam = await SamAsync(isKnown: true);

        var self = Assert.Single((await (await sam.Http.GetAsync(Door)).JsonAsync(200)).EnumerateArray());

        Assert.Equal(Keys, self.Keys());
        Assert.Equal((sam.PatientId, sam.Id, "self"), (self.GetProperty("id").GetGuid(), self.GetProperty("ownerId").GetGuid(), self.Text("relationship")));
        Assert.True(self.GetProperty("consentedToTelehealth").GetBoolean());
        Assert.Equal(("inherits_owner", "2026-04-02T14:00:00.000Z"), (self.GetProperty("identityVerification").Text("status"), self.GetProperty("identityVerification").Text("verifiedAt")));
        Assert.Null(self.Text("sex"));
    }

    [Fact]
    public async Task What_is_sent_is_changed_and_nothing_else()
    {
        var sam = await SamAsync();
        var id = (await (await AddAsync(sam.Http, "spouse", "1984-03-09")).JsonAsync(201)).GetProperty("id").GetGuid();
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.VerifiedAt, host.Clock.GetUtcNow())));

        var consented = await (await sam.Http.PatchAsJsonAsync($"{Door}/{id:D}", new { consentedToTelehealth = true, phoneNumber = (string?)null, somethingElse = 1 })).JsonAsync(200);
        Assert.Equal((true, null, "CA", "verified"), (consented.GetProperty("consentedToTelehealth").GetBoolean(), consented.Text("phoneNumber"),
            consented.Text("stateOfResidence"), consented.GetProperty("identityVerification").Text("status")));
        await using (var db = host.Open())
        {
            var row = await db.Patients.SingleAsync(p => p.Id == id);
            Assert.Equal((host.Clock.GetUtcNow(), CareChat.Web.Patients.Consent.Version), (row.ConsentedAt, row.ConsentVersion));
            Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.PatientId == id && a.Action == "patient.consented" && a.ActorKind == ActorKind.Agent));
        }

        var renamed = await (await sam.Http.PatchAsJsonAsync($"{Door}/{id:D}", new { lastName = "Kowal", consentedToTelehealth = false })).JsonAsync(200);
        Assert.Equal(("Kowal", "unverified", false), (renamed.Text("lastName"), renamed.GetProperty("identityVerification").Text("status"), renamed.GetProperty("consentedToTelehealth").GetBoolean()));
        await sam.Http.PatchAsJsonAsync($"{Door}/{id:D}", new { consentedToTelehealth = "yes" }).SaysAsync(400, "consentedToTelehealth must be true or false");
    }

    [Fact]
    public async Task One_person_comes_with_the_clinics_allergies_and_medications()
    {
        var sam = await SamAsync();
        await host.WriteAsync(async scope =>
        {
            scope.Db.RecordItems.AddRange(
                Line(sam.PatientId, RecordKind.Allergy, "Penicillin", "Hives", true), Line(sam.PatientId, RecordKind.Allergy, "Eggs", "", false),
                Line(sam.PatientId, RecordKind.Medication, "Lisinopril", "10 mg", true), Line(sam.PatientId, RecordKind.Condition, "Asthma", "", true));
            return await scope.Db.SaveChangesAsync();
        });

        var self = await (await sam.Http.GetAsync($"{Door}/{sam.PatientId:D}")).JsonAsync(200);

        Assert.Equal([.. Keys, "allergies", "medications"], self.Keys());
        Assert.Equal("""[{"name":"Penicillin","detail":"Hives"}]""", self.GetProperty("allergies").GetRawText());
        Assert.Equal("""[{"name":"Lisinopril","detail":"10 mg"}]""", self.GetProperty("medications").GetRawText());
        await host.AuditedAsync(sam.PatientId, "patient.read");
    }

    [Fact]
    public async Task An_inactive_person_is_not_listed()
    {
        var sam = await SamAsync();
        var id = (await (await AddAsync(sam.Http, "spouse", "1984-03-09")).JsonAsync(201)).GetProperty("id").GetGuid();
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, PatientStatus.Inactive)));

        Assert.Equal(1, (await (await sam.Http.GetAsync(Door)).JsonAsync(200)).GetArrayLength());
    }

    [Fact]
    public async Task There_is_no_identity_provider()
    {
        var sam = await SamAsync();

        await sam.Http.PostAsync($"{Door}/{sam.PatientId:D}/identity-session", null).SaysAsync(501, "identity provider not configured");
    }

    [Fact]
    public async Task Strangers_others_and_those_who_were_removed_get_nothing_anywhere()
    {
        var sam = await SamAsync();
        var liz = await KeyHolder.InAsync(host, sam.Actor.InstanceId);
        var visit = await Visit.SubmittedAsync(host);
        var clinician = (await PortalBrowser.OfAsync(host, await host.PersonAsync(sam.Actor.InstanceId, Roles.Clinician))).Client(host);
        await OneAsync(liz.Http, sam.PatientId, 404, "patient not found");
        Assert.Single((await (await liz.Http.GetAsync(Door)).JsonAsync(200)).EnumerateArray(), p => p.GetProperty("id").GetGuid() == liz.PatientId);
        foreach (var http in new[] { host.With(null), host.With("ak_x"), visit.Http, clinician }) await EveryAsync(http, sam.PatientId);

        var page = (await PortalBrowser.OfAsync(host, sam.Actor)).Client(host);
        Assert.Equal(200, (int)(await page.GetAsync($"{Door}/{sam.PatientId:D}")).StatusCode);
        Assert.Equal(201, (int)(await AddAsync(page, "spouse", "1984-03-09")).StatusCode);
        await host.DisableAsync(sam.Id);

        await EveryAsync(sam.Http, sam.PatientId);
    }

    /// <summary>A patient with an account and a key in a clinic of their own; verified and with consent where known.</summary>
    private async Task<KeyHolder> SamAsync(bool isKnown = false) =>
        await KeyHolder.InAsync(host, (await host.InstanceAsync($"account-{Guid.NewGuid():N}")).Id, verified: isKnown, consented: isKnown);

    private static async Task EveryAsync(HttpClient http, Guid patient)
    {
        await http.GetAsync(Door).SaysAsync(401, "missing or invalid token");
        await AddAsync(http, "child", "2020-01-01").SaysAsync(401, "missing or invalid token");
        await OneAsync(http, patient, 401, "missing or invalid token");
    }

    private static async Task OneAsync(HttpClient http, Guid patient, int status, string error)
    {
        await http.GetAsync($"{Door}/{patient:D}").SaysAsync(status, error);
        await http.PatchAsJsonAsync($"{Door}/{patient:D}", new { firstName = "Eve" }).SaysAsync(status, error);
        await http.PostAsync($"{Door}/{patient:D}/identity-session", null).SaysAsync(status, error);
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient http, string relationship, string dateOfBirth) => http.PostAsJsonAsync(Door,
        new { relationship, firstName = "Ada", lastName = "Nowak", dateOfBirth, sex = "F", stateOfResidence = "CA", phoneNumber = "+15551234567" });

    private static RecordItem Line(Guid patient, RecordKind kind, string text, string detail, bool isActive) =>
        new() { Id = Guid.NewGuid(), PatientId = patient, Kind = kind, ExternalId = $"{Guid.NewGuid()}", Text = text, Detail = detail, IsActive = isActive };
}
