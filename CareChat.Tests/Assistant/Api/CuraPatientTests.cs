using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>Patients by contract B (B.7).</summary>
public sealed class CuraPatientTests(CuraHost host) : IClassFixture<CuraHost>
{
    private static readonly string[] Keys =
    [
        "id", "name", "phone_number", "gender", "age", "height", "weight", "race", "blood_type", "conditions", "medications", "allergies", "notes",
        "reminders_enabled", "refill_info", "join_status", "subscription_plan", "whatsapp_terms_accepted", "created_at", "updated_at",
    ];

    [Fact]
    public async Task A_patient_comes_back_as_it_was_entered()
    {
        using var http = host.Http;
        const string body =
            """
            {"name":"Maria del Carmen Ruiz","phone_number":"(555) 010-2030","conditions":["Asthma","Hypertension"],
             "medications":["Albuterol",{"name":"Lisinopril","dosage":"10 mg","frequency":"once a day"}],"allergies":"Penicillin, Latex",
             "notes":[{"text":"Prefers mornings"}],"reminders_enabled":true,"refill_info":{"days":30},"join_status":"WHATSAPP"}
            """;

        var made = (await (await http.PostAsync("/api/cura/patients", Answers.Json(body))).JsonAsync(201)).GetProperty("patient");
        var shown = (await (await http.GetAsync($"/api/cura/patients/{made.Text("id")}")).JsonAsync(200)).GetProperty("patient");

        Assert.Equal(Keys, shown.Keys());
        Assert.Equal(made.GetRawText(), shown.GetRawText());
        Assert.Equal(("Maria del Carmen Ruiz", "15550102030", "Penicillin, Latex"), (shown.Text("name"), shown.Text("phone_number"), shown.Text("allergies")));
        Assert.Equal("""["Albuterol",{"name":"Lisinopril","dosage":"10 mg","frequency":"once a day"}]""", shown.GetProperty("medications").GetRawText());
        Assert.Equal("""[{"text":"Prefers mornings"}]""", shown.GetProperty("notes").GetRawText());
        Assert.Equal(("WHATSAPP", "free", true), (shown.Text("join_status"), shown.Text("subscription_plan"), shown.GetProperty("reminders_enabled").GetBoolean()));
        Assert.Equal("""{"days":30}""", shown.GetProperty("refill_info").GetRawText());
    }

    [Theory]
    [InlineData("{}", "name or phone_number is required")]
    [InlineData("""{"name":"  "}""", "name or phone_number is required")]
    [InlineData("""{"name":"Ada","phone_number":"12345"}""", "phone_number is invalid")]
    [InlineData("""{"name":"Ada","conditions":"Asthma"}""", "conditions must be an array")]
    [InlineData("""{"name":"Ada","join_status":"FAX"}""", "join_status must be WEB, WHATSAPP or API")]
    [InlineData("""{"name":"Ada","medications":[{"dosage":"20 mg"}]}""", "medications must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","medications":["Zinc",{"name":"  ","frequency":"daily"}]}""", "medications must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","medications":[{"dosage":"20 mg","note":"at noon"}]}""", "medications must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","medications":[false]}""", "medications must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","medications":[["Zinc"]]}""", "medications must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","conditions":[7]}""", "conditions must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","conditions":[null]}""", "conditions must hold texts or objects with a name")]
    [InlineData("""{"name":"Ada","conditions":["Gout",{}]}""", "conditions must hold texts or objects with a name")]
    public async Task What_is_wrong_is_said(string body, string error)
    {
        using var http = host.Http;

        await http.PostAsync("/api/cura/patients", Answers.Json(body)).FailsAsync(400, error);
    }

    [Fact]
    public async Task A_number_that_is_there_in_any_format_makes_no_second_patient()
    {
        using var http = host.Http;
        var first = (await (await http.PostAsync("/api/cura/patients", Answers.Json("""{"phone_number":"555-777-1000"}"""))).JsonAsync(201)).GetProperty("patient");

        var again = await (await http.PostAsync("/api/cura/patients", Answers.Json("""{"name":"Somebody Else","phone_number":"+1 (555) 777 1000"}"""))).JsonAsync(409);

        Assert.Equal(["success", "error", "patient"], again.Keys());
        Assert.Equal("Patient with this phone number already exists", again.Text("error"));
        Assert.Equal(first.Text("id"), again.GetProperty("patient").Text("id"));
        Assert.Null(again.GetProperty("patient").Text("name"));
        await using var db = host.Open();
        Assert.Equal(1, await db.Patients.CountAsync(p => p.PhoneDigits == "15557771000"));
    }

    [Fact]
    public async Task An_extension_is_another_line_and_another_patient()
    {
        using var http = host.Http;
        var made = new List<string?>();
        foreach (var number in (string[])["646-555-0123", "646-555-0123 ext 9", "646-555-0123 x10"])
            made.Add((await (await http.PostAsJsonAsync("/api/cura/patients", new { phone_number = number })).JsonAsync(201)).GetProperty("patient").Text("id"));

        var again = await (await http.PostAsJsonAsync("/api/cura/patients", new { phone_number = "+1 (646) 555-0123 extensión 9" })).JsonAsync(409);
        Assert.Equal((made[1], "16465550123;ext=9"), (again.GetProperty("patient").Text("id"), again.GetProperty("patient").Text("phone_number")));
        Assert.Equal(made[0], await WhoseAsync("6465550123"));
        Assert.Equal(made[1], await WhoseAsync("+16465550123;ext=9"));
        Assert.Equal(made[2], await WhoseAsync("(646) 555-0123 #10"));
        Assert.Null(await WhoseAsync("646-555-0123 ext 11"));

        async Task<string?> WhoseAsync(string phone)
        {
            var thread = await (await http.PostAsJsonAsync("/api/cura/threads", new { phone })).JsonAsync(201);
            return (await (await http.GetAsync($"/api/cura/threads/{thread.Text("threadId")}")).JsonAsync(200)).GetProperty("thread").Text("patientId");
        }
    }

    [Fact]
    public async Task A_number_that_two_have_is_nobodys_and_makes_no_third()
    {
        using var http = host.Http;
        var store = host.Services.GetRequiredService<PatientStore>();
        foreach (var name in (string[])["Ana", "Ben"])
            await store.CreateAsync(Actor.Operator(host.Instance.Id), new NewPatient { FirstName = name, LastName = "Shared", Phone = "555-234-9000" });

        var thread = await (await http.PostAsync("/api/cura/threads", Answers.Json("""{"phone":"(555) 234-9000"}"""))).JsonAsync(201);
        var shown = await (await http.GetAsync($"/api/cura/threads/{thread.Text("threadId")}")).JsonAsync(200);
        var again = await (await http.PostAsync("/api/cura/patients", Answers.Json("""{"phone_number":"5552349000"}"""))).JsonAsync(409);

        Assert.Null(shown.GetProperty("thread").Text("patientId"));
        Assert.Equal(["success", "error"], again.Keys());
    }

    [Theory]
    [InlineData("{\"name\":\"Nil One\"}", null, "not_recorded")]
    [InlineData("{\"name\":\"Nil Two\",\"allergies\":\"None known\"}", "None known", "none_known")]
    [InlineData("{\"name\":\"Nil Three\",\"allergies\":\"NKDA\"}", "NKDA", "not_recorded")]
    public async Task An_empty_list_says_whether_anybody_asserted_it(string body, string? allergies, string status)
    {
        using var http = host.Http;
        var made = (await (await http.PostAsync("/api/cura/patients", Answers.Json(body))).JsonAsync(201)).GetProperty("patient");

        Assert.Equal((allergies, status), (made.Text("allergies"), made.Text("allergies_status")));
        Assert.Equal(("not_recorded", "not_recorded"), (made.Text("medications_status"), made.Text("conditions_status")));
    }

    [Fact]
    public async Task A_patient_of_contract_A_is_the_same_person_here()
    {
        using var http = host.Http;
        var patient = await host.Services.GetRequiredService<PatientStore>().CreateAsync(Actor.Operator(host.Instance.Id),
            new NewPatient { FirstName = "Nora", LastName = "Quist", Phone = "(555) 888-2000", BirthDate = new DateOnly(1980, 4, 3), Gender = Gender.Female });

        var shown = (await (await http.GetAsync($"/api/cura/patients/{patient.Id}")).JsonAsync(200)).GetProperty("patient");

        Assert.Equal(("Nora Quist", "15558882000", "female", 45),
            (shown.Text("name"), shown.Text("phone_number"), shown.Text("gender"), shown.GetProperty("age").GetInt32()));
    }

    [Fact]
    public async Task A_foreign_patient_and_none_are_the_same_answer()
    {
        using var http = host.Http;
        var other = await host.InstanceAsync("elsewhere");
        var foreign = await host.PatientAsync(other.Id);

        await http.GetAsync($"/api/cura/patients/{foreign.PatientId}").FailsAsync(404, "Patient not found");
        await http.GetAsync($"/api/cura/patients/{Guid.NewGuid()}").FailsAsync(404, "Patient not found");
        await http.GetAsync("/api/cura/patients/none").FailsAsync(404, "Patient not found");
    }

    [Fact]
    public async Task Of_ten_calls_at_once_with_one_number_one_makes_the_patient()
    {
        using var http = host.Http;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => http.PostAsync("/api/cura/patients", Answers.Json("""{"phone_number":"5556660000"}"""))));

        Assert.Equal(1, answers.Count(a => (int)a.StatusCode == 201));
        Assert.Equal(9, answers.Count(a => (int)a.StatusCode == 409));
    }
}
