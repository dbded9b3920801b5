using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>People who are added to an account.</summary>
public abstract partial class AccountPatientTests
{
    [Theory]
    [InlineData("spouse", "1984-03-09", "unverified")]
    [InlineData("other", "2008-04-02", "unverified")]
    [InlineData("child", "2008-04-03", "inherits_owner")]
    [InlineData("dependent", "2020-02-29", "inherits_owner")]
    public async Task New_people_start_unverified_and_minors_go_by_the_account(string relationship, string born, string status)
    {
        var sam = await SamAsync();

        var made = await (await AddAsync(sam.Http, relationship, born)).JsonAsync(201);

        Assert.Equal(Keys, made.Keys());
        Assert.Equal((relationship, "Ada", "Nowak", born, "F", "CA", "+15551234567"), (made.Text("relationship"), made.Text("firstName"), made.Text("lastName"),
            made.Text("dateOfBirth"), made.Text("sex"), made.Text("stateOfResidence"), made.Text("phoneNumber")));
        Assert.Equal(status, made.GetProperty("identityVerification").Text("status"));
        Assert.Null(made.GetProperty("identityVerification").Text("verifiedAt"));
        Assert.False(made.GetProperty("consentedToTelehealth").GetBoolean());
        Assert.Equal(2, (await (await sam.Http.GetAsync(Door)).JsonAsync(200)).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"relationship":null}""", "relationship is required")]
    [InlineData("""{"relationship":"Self"}""", "relationship must be self, spouse, child, parent, guardian, dependent or other")]
    [InlineData("""{"relationship":"0"}""", "relationship must be self, spouse, child, parent, guardian, dependent or other")]
    [InlineData("""{"firstName":" "}""", "firstName is required")]
    [InlineData("""{"lastName":7}""", "lastName must be a string")]
    [InlineData("""{"dateOfBirth":null}""", "dateOfBirth is required")]
    [InlineData("""{"dateOfBirth":"2026-02-29"}""", "dateOfBirth must be a date (YYYY-MM-DD)")]
    [InlineData("""{"dateOfBirth":"2026-04-03"}""", "dateOfBirth must not be in the future")]
    [InlineData("""{"dateOfBirth":"1899-12-31"}""", "dateOfBirth must not be before 1900")]
    [InlineData("""{"sex":"female"}""", "sex must be M or F")]
    [InlineData("""{"stateOfResidence":"XX"}""", "stateOfResidence must be the two letters of a state")]
    [InlineData("""{"phoneNumber":"555-1234"}""", "phoneNumber must be E.164 (+15551234567)")]
    [InlineData("""{"phoneNumber":"+0555123456"}""", "phoneNumber must be E.164 (+15551234567)")]
    [InlineData("""{"phoneNumber":"+1234567890123456"}""", "phoneNumber must be E.164 (+15551234567)")]
    public async Task A_wrong_field_is_told_so(string changed, string error)
    {
        var sam = await SamAsync();
        var body = System.Text.Json.Nodes.JsonNode.Parse("""
            {"relationship":"child","firstName":"Ada","lastName":"Nowak","dateOfBirth":"2015-03-09","sex":"F","stateOfResidence":"CA","phoneNumber":"+15551234567"}
            """)!.AsObject();
        foreach (var (field, value) in System.Text.Json.Nodes.JsonNode.Parse(changed)!.AsObject()) body[field] = value?.DeepClone();

        await sam.Http.PostAsync(Door, Answers.Json(body.ToJsonString())).SaysAsync(400, error);
        if (!error.StartsWith("relationship", StringComparison.Ordinal))
            await sam.Http.PatchAsync($"{Door}/{sam.PatientId:D}", Answers.Json(changed)).SaysAsync(400, error);
    }

    [Fact]
    public async Task There_is_one_self_and_it_becomes_the_accounts_record()
    {
        var sam = await SamAsync();
        await AddAsync(sam.Http, "self", "1984-03-09").SaysAsync(409, "You are in your list already");
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == sam.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.PatientId, (Guid?)null)));

        var made = await (await AddAsync(sam.Http, "self", "1984-03-09")).JsonAsync(201);

        Assert.Equal(("self", "inherits_owner"), (made.Text("relationship"), made.GetProperty("identityVerification").Text("status")));
        await using var db = host.Open();
        Assert.Equal(made.GetProperty("id").GetGuid(), (await db.Users.SingleAsync(p => p.Id == sam.Id)).PatientId);
        await AddAsync(sam.Http, "self", "1984-03-09").SaysAsync(409, "You are in your list already");
    }

    [Fact]
    public async Task Ten_who_add_the_self_at_once_add_one()
    {
        var sam = await SamAsync();
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == sam.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.PatientId, (Guid?)null)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AddAsync(sam.Http, "self", "1984-03-09")));

        Assert.Equal([201, .. Enumerable.Repeat(409, 9)], answers.Select(a => (int)a.StatusCode).Order());
    }

    [Fact]
    public async Task A_retry_with_the_same_key_adds_one_person()
    {
        var sam = await SamAsync();
        var http = sam.Http;
        http.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        var (first, again) = (await AddAsync(http, "child", "2020-01-01"), await AddAsync(http, "child", "2020-01-01"));

        Assert.Equal((await first.JsonAsync(201)).Text("id"), (await again.JsonAsync(201)).Text("id"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(2, (await (await sam.Http.GetAsync(Door)).JsonAsync(200)).GetArrayLength());
    }
}
