using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.7.</summary>
public sealed class PatientTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_new_patient_can_chat_at_once()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new
        {
            firstName = " Ada ",
            lastName = "Nowak",
            birthDate = "1984-03-09",
            gender = "FEMALE",
            email = "ada@example.com",
            phone = "+15551234567",
            mrn = "MRN-1",
            externalId = "x-1",
            nobodyKnows = true,
        });
        var patient = await answer.JsonAsync(201);
        Assert.Equal(["id", "firstName", "lastName", "birthDate", "gender", "email", "phone", "mrn", "externalId", "status", "createdAt", "updatedAt"], patient.Keys());
        Assert.Equal(("Ada", "1984-03-09", "FEMALE", "ACTIVE"), (patient.Text("firstName"), patient.Text("birthDate"), patient.Text("gender"), patient.Text("status")));
        Assert.Equal($"{clinic.Root}/patients/{patient.Text("id")}", answer.Headers.Location?.OriginalString);
        Assert.Equal(patient.GetRawText(), (await (await clinic.Http.GetAsync(answer.Headers.Location)).JsonAsync(200)).GetRawText());
        using var sent = await clinic.Http.PostAsJsonAsync($"{answer.Headers.Location}/chat/messages", new { body = "hello" });
        Assert.Equal(201, (int)sent.StatusCode);
    }

    [Fact]
    public async Task Names_are_enough()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ada", lastName = "Nowak", mrn = "" });
        var patient = await answer.JsonAsync(201);
        Assert.Equal("UNKNOWN", patient.Text("gender"));
        Assert.All(["birthDate", "email", "phone", "mrn", "externalId"], key => Assert.Equal(JsonValueKind.Null, patient.GetProperty(key).ValueKind));
    }

    [Theory]
    [InlineData("""{"lastName":"N"}""", "firstName", "firstName is required")]
    [InlineData("""{"firstName":"A","lastName":" "}""", "lastName", "lastName is required")]
    [InlineData("""{"firstName":"A","lastName":"N","birthDate":"1984-02-30"}""", "birthDate", "birthDate must be a date (YYYY-MM-DD)")]
    [InlineData("""{"firstName":"A","lastName":"N","birthDate":"2999-01-01"}""", "birthDate", "birthDate must not be in the future")]
    [InlineData("""{"firstName":"A","lastName":"N","birthDate":"1869-12-31"}""", "birthDate", "birthDate must not be before 1870")]
    [InlineData("""{"firstName":"A","lastName":"N","gender":"F"}""", "gender", "gender must be MALE, FEMALE, OTHER or UNKNOWN")]
    [InlineData("""{"firstName":"A","lastName":"N","email":"nobody"}""", "email", "email must be an e-mail address")]
    [InlineData("""{"firstName":"A","lastName":"N","mrn":5}""", "mrn", "mrn must be a string")]
    public async Task A_wrong_field_is_named(string raw, string field, string message)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.Http.PostAsync(clinic.Root + "/patients", Answers.Json(raw)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message, field);
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.PostAsync(clinic.Root + "/patients", Answers.Json("""{"gender":"X","birthDate":7}"""));
        Assert.Equal(["firstName", "lastName", "birthDate", "gender"], (await answer.JsonAsync(400)).EnumerateArray().Select(p => p.GetProperty("details").Text("field")));
    }

    [Fact]
    public async Task An_mrn_is_given_once_an_instance()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await ApiClinic.OpenAsync(host);
        var body = new { firstName = "Ada", lastName = "Nowak", mrn = "MRN-7" };
        Assert.Equal(201, (int)(await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", body)).StatusCode);
        await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", body).RefusesAsync(409, "PATIENT_MRN_EXISTS", "PATIENT", "A patient with this mrn exists");
        await clinic.Http.PatchAsJsonAsync($"{clinic.Root}/patients/{clinic.PatientId}", new { mrn = "MRN-7" }).RefusesAsync(409, "PATIENT_MRN_EXISTS", "PATIENT", "A patient with this mrn exists");
        Assert.Equal(201, (int)(await other.Http.PostAsJsonAsync(other.Root + "/patients", body)).StatusCode);
    }

    [Theory]
    [InlineData("MRN-8\u200b")]
    [InlineData("\ufeffMRN-8")]
    [InlineData("MR\u200dN-8")]
    [InlineData("MRN\u00ad-8\u202c")]
    [InlineData("MRN-8\u0007")]
    [InlineData("ＭＲＮ-８")]
    public async Task An_mrn_that_looks_like_another_is_that_one(string alike)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await (await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Ada", lastName = "Nowak", mrn = alike })).JsonAsync(201);

        await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = "Eva", lastName = "Nowak", mrn = "MRN-8" })
            .RefusesAsync(409, "PATIENT_MRN_EXISTS", "PATIENT", "A patient with this mrn exists");
        foreach (var asked in new[] { "MRN-8", alike })
        {
            var found = await (await clinic.Http.GetAsync($"{clinic.Root}/patients?mrn={Uri.EscapeDataString(asked)}")).JsonAsync(200);
            Assert.Equal("MRN-8", Assert.Single(found.GetProperty("data").EnumerateArray()).Text("mrn"));
        }
    }

    [Fact]
    public async Task A_change_touches_only_what_is_sent()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var address = $"{clinic.Root}/patients/{clinic.PatientId}";
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var answer = await clinic.Http.PatchAsJsonAsync(address, new { phone = "+15550000000", status = "INACTIVE" });
        var patient = await answer.JsonAsync(200);
        Assert.Equal(("Stephen", "+15550000000", "INACTIVE"), (patient.Text("firstName"), patient.Text("phone"), patient.Text("status")));
        Assert.True(DateTimeOffset.Parse(patient.Text("updatedAt")!) > DateTimeOffset.Parse(patient.Text("createdAt")!));
        using var emptied = await clinic.Http.PatchAsync(address, Answers.Json("""{"phone":null}"""));
        Assert.Equal(JsonValueKind.Null, (await emptied.JsonAsync(200)).GetProperty("phone").ValueKind);
        await clinic.Http.PatchAsync(address, Answers.Json("""{"firstName":null}""")).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "firstName is required", "firstName");
        await clinic.Http.PatchAsync(address, Answers.Json("""{"birthDate":"2999-01-01"}"""))
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "birthDate must not be in the future", "birthDate");
        await clinic.Http.PatchAsync(address, Answers.Json("""{"status":"GONE"}""")).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "status must be ACTIVE or INACTIVE", "status");
    }

    [Fact]
    public async Task Patients_are_listed_by_name_and_filtered()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        foreach (var (first, last, mrn) in new[] { ("Ada", "Nowak", "M-1"), ("Zoe", "Nowak", "M-2"), ("Bob", "Adams", "M_3") })
            await clinic.Http.PostAsJsonAsync(clinic.Root + "/patients", new { firstName = first, lastName = last, mrn });

        Assert.Equal(["Bob", "Stephen", "Ada", "Zoe"], await NamesAsync(""));
        Assert.Equal(["Ada", "Zoe"], await NamesAsync("?lastName=nowa"));
        Assert.Equal(["Zoe"], await NamesAsync("?lastName=nowa&firstName=O"));
        Assert.Equal(["Ada"], await NamesAsync("?mrn=M-1"));
        Assert.Empty(await NamesAsync("?status=INACTIVE"));
        Assert.Empty(await NamesAsync("?firstName=%25"));
        Assert.Equal(["Ada", "Zoe"], await NamesAsync("?page=1&size=2"));
        Assert.Empty(await NamesAsync("?page=9999999999"));
        var page = await (await clinic.Http.GetAsync(clinic.Root + "/patients")).JsonAsync(200);
        Assert.Equal((0, 20, 4, 1), (page.GetProperty("page").GetInt32(), page.GetProperty("size").GetInt32(), page.GetProperty("totalElements").GetInt32(), page.GetProperty("totalPages").GetInt32()));
        await clinic.Http.GetAsync(clinic.Root + "/patients?status=x").RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "status must be ACTIVE or INACTIVE", "status");
        await clinic.Http.GetAsync(clinic.Root + "/patients?size=0").RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "size must be 1 or greater", "size");

        async Task<List<string?>> NamesAsync(string query) =>
            (await (await clinic.Http.GetAsync(clinic.Root + "/patients" + query)).JsonAsync(200)).GetProperty("data").EnumerateArray().Select(p => p.Text("firstName")).ToList();
    }
}
