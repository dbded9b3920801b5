using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What a program writes of a patient as text, and what it says by saying nothing (contract B.2 and B.7).</summary>
public sealed class CuraOverlayTests(CuraHost host) : IClassFixture<CuraHost>
{
    [Theory]
    [InlineData("Penicillin (hives, throat swelling)", "Penicillin (hives, throat swelling)")]
    [InlineData("Sulfa [rash; 2019], latex;eggs", "Sulfa [rash; 2019]|latex|eggs")]
    [InlineData("Nuts (tree nuts (walnut, pecan), peanuts)\nEggs", "Nuts (tree nuts (walnut, pecan), peanuts)|Eggs")]
    [InlineData("Penicillin (hives, latex", "Penicillin (hives|latex")]
    [InlineData("Penicillin (hives, latex (gloves, balloons), eggs", "Penicillin (hives|latex (gloves, balloons)|eggs")]
    [InlineData("Penicillin), latex", "Penicillin)|latex")]
    [InlineData("Iodine above 1,000 mg, latex", "Iodine above 1,000 mg|latex")]
    [InlineData(" , Latex,, ", "Latex")]
    public async Task A_list_of_allergies_is_divided_outside_brackets_only(string written, string expected)
    {
        using var http = host.Http;
        var (message, known) = ($"allergies {Guid.NewGuid()}", expected.Split('|').Order());
        var made = await EnterAsync(http, new { name = "Ada Marin", allergies = written });

        await http.AskAsync(new { message, patientId = made.Text("id") });
        await http.AskAsync(new { message = message + " sent along", patientData = new { allergies = written } });

        Assert.Equal(known, Asked(message).Allergies!.Select(line => line.Text).Order());
        Assert.Equal(known, Asked(message + " sent along").Allergies!.Select(line => line.Text).Order());
        Assert.All(known, name => Assert.Contains(name, made.Text("allergies")));
    }

    [Fact]
    public async Task Null_is_nothing_said_and_an_empty_list_is_something()
    {
        using var http = host.Http;
        var made = await EnterAsync(http, new
        {
            name = "Lee Park",
            age = 47,
            conditions = new[] { "Asthma" },
            medications = new[] { "Albuterol" },
            allergies = "Latex",
        });

        await http.AskAsync(new
        {
            message = "nothing said",
            patientId = made.Text("id"),
            patientData = new
            {
                name = (string?)null,
                age = (int?)null,
                conditions = Array.Empty<string>(),
                medications = new string?[] { null },
                allergies = (string?)null,
                mood = (string?)null,
            },
        });

        var asked = Asked("nothing said");
        Assert.Equal(("Lee Park", "47"), (asked.Name, asked.Age));
        Assert.Equal(("Albuterol", "Latex"), (Assert.Single(asked.Medications!).Text, Assert.Single(asked.Allergies!).Text));
        Assert.Empty(asked.Conditions!);
        Assert.DoesNotContain("mood", asked.Other.Keys);
    }

    [Theory]
    [InlineData("allergies", "5")]
    [InlineData("medications", "true")]
    [InlineData("conditions", "false")]
    [InlineData("notes", "1.5")]
    public async Task A_list_that_cannot_be_read_is_refused_and_hides_no_record(string list, string value)
    {
        using var http = host.Http;
        using var body = new StringContent($"{{\"message\":\"unreadable {list}\",\"patientData\":{{\"{list}\":{value}}}}}", Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync("/api/cura/chat", body);

        Assert.Equal($"patientData.{list} must be a text or an array", (await answer.JsonAsync(400)).Text("error"));
        Assert.DoesNotContain(host.Answerer.Asked, question => question.Text == $"unreadable {list}");
    }

    [Theory]
    [InlineData("""[{"dosage":"20 mg"}]""")]
    [InlineData("""[{"name":"","frequency":"daily"},3]""")]
    [InlineData("""{"note":"at noon"}""")]
    [InlineData("[true,null]")]
    public async Task What_names_nothing_is_no_medicine_and_hides_none(string medications)
    {
        using var http = host.Http;
        var message = $"nameless {Guid.NewGuid()}";
        var made = await EnterAsync(http, new { name = "Lee Park", medications = new[] { "Ramipril" } });

        await http.AskAsync(new { message, patientId = made.Text("id"), patientData = new { medications = JsonDocument.Parse(medications).RootElement } });

        Assert.Equal("Ramipril", Assert.Single(Asked(message).Medications!).Text);
    }

    [Fact]
    public async Task Beside_what_has_a_name_it_is_said_to_be_more()
    {
        using var http = host.Http;
        var message = $"some nameless {Guid.NewGuid()}";

        await http.AskAsync(new { message, patientData = new { medications = new object[] { "Ramipril", new { dosage = "20 mg" } }, conditions = new object?[] { "Gout", null } } });

        Assert.Equal("Ramipril", Assert.Single(Asked(message).Medications!).Text);
        Assert.Equal([RecordKind.Medication], Asked(message).More);
    }

    private PatientFacts Asked(string message) => host.Answerer.Asked.Single(question => question.Text == message).Patient!;

    private static async Task<JsonElement> EnterAsync(HttpClient http, object body)
    {
        using var made = await http.PostAsJsonAsync("/api/cura/patients", body);
        return (await made.JsonAsync(201)).GetProperty("patient");
    }
}
