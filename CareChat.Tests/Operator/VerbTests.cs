using System.Text.Json;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>The operator's verbs, run as an operator runs them: by the built program.</summary>
public sealed class VerbTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task A_second_instance_joins_its_tenant_and_a_taken_one_is_refused()
    {
        var second = await clinic.Program.RunAsync("tenant", "create", "acme-health", "--instance", "sandbox", "--json");
        var again = await clinic.Program.RunAsync("tenant", "create", "acme-health", "--instance", "sandbox", "--json");

        Assert.Equal((0, """{"tenant":"acme-health","instance":"sandbox"}"""), (second.ExitCode, second.Output.Trim()));
        Assert.Equal((1, ""), (again.ExitCode, again.Output));
        Assert.Contains("exists already", again.Error);
        await using var db = clinic.Open();
        Assert.Equal(1, await db.Tenants.CountAsync());
    }

    [Theory]
    [InlineData("api", 1)]
    [InlineData("Acme Health", 2)]
    public async Task A_tenant_cannot_have_a_name_of_the_portal_or_one_that_is_no_address(string name, int exitCode)
    {
        var result = await clinic.Program.RunAsync("tenant", "create", name, "--instance", "live", "--json");

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task A_client_gets_a_key_and_a_secret()
    {
        var result = await clinic.RunAsync("client", "create", "--name", "Bridge", "--scopes", "chat:read,chat:write");

        Assert.Equal(["apiClient", "secret"], Keys(result.Json));
        await using var db = clinic.Open();
        var client = await db.ApiClients.SingleAsync(c => c.Key == result.Json.GetProperty("apiClient").GetString());
        Assert.Equal("chat:read chat:write", client.Scopes);
    }

    [Fact]
    public async Task A_patients_account_opens_the_record_it_names_or_a_new_one()
    {
        var own = await PersonAsync("pat@example.com", Password, "--role", "patient");
        var record = await RecordOfAsync(own.Json.GetProperty("id").GetGuid());
        var shared = await PersonAsync("parent@example.com", Password, "--role", "patient", "--patient", record.ToString());
        var missing = await PersonAsync("nobody@example.com", Password, "--role", "patient", "--patient", "not-there");

        Assert.Equal(["id", "email"], Keys(own.Json));
        Assert.Equal("pat@example.com", own.Json.GetProperty("email").GetString());
        Assert.Equal(record, await RecordOfAsync(shared.Json.GetProperty("id").GetGuid()));
        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
    }

    [Fact]
    public async Task An_id_that_two_sources_have_given_names_nobody()
    {
        foreach (var (source, name) in new[] { ("north", "Ida"), ("south", "Olga") })
        {
            var file = clinic.Write($"{source}.json", $$$"""
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"7",
                "birthDate":"1970-01-02","name":[{"family":"Seven","given":["{{{name}}}"]}]}}]}
                """);
            Assert.Equal(0, (await clinic.RunAsync("patient", "import", file, "--source", source)).ExitCode);
        }

        var result = await PersonAsync("seven@example.com", Password, "--role", "patient", "--patient", "7");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("another source", result.Error);
        await using var db = clinic.Open();
        Assert.False(await db.Users.AnyAsync(p => p.Email == "seven@example.com"));
    }

    [Fact]
    public async Task A_weak_password_and_a_taken_email_are_refused_and_leave_nothing()
    {
        var weak = await PersonAsync("dana@example.com", "short", "--role", "clinician", "--credentials", "RN");
        var made = await PersonAsync("dana@example.com", Password, "--role", "clinician", "--credentials", "RN");
        var taken = await PersonAsync("DANA@example.com", Password, "--role", "patient");

        Assert.Equal((1, 0, 1), (weak.ExitCode, made.ExitCode, taken.ExitCode));
        Assert.Contains("password", weak.Error);
        await using var db = clinic.Open();
        var dana = await db.Users.SingleAsync(p => p.NormalizedEmail == "DANA@EXAMPLE.COM");
        Assert.Equal("Dana Ortiz, RN", dana.DisplayName);
        Assert.False(await db.Patients.AnyAsync(p => p.Email == "DANA@example.com"));
    }

    [Fact]
    public async Task A_patient_who_is_known_and_has_agreed_gets_a_key()
    {
        var made = await PersonAsync("sam@example.com", Password, "--role", "patient", "--verified", "--consented");
        var key = await clinic.Program.RunAsync("key", "create", "--email", "Sam@example.com", "--label", "My agent", "--json");
        var none = await clinic.Program.RunAsync("key", "create", "--email", "nobody@example.com", "--label", "My agent", "--json");

        Assert.Equal((0, 1), (key.ExitCode, none.ExitCode));
        Assert.Equal(["keyId", "key"], Keys(key.Json));
        Assert.Matches("^ak_[0-9a-f]{64}$", key.Json.GetProperty("key").GetString());
        await using var db = clinic.Open();
        var person = await db.Users.Include(p => p.Patient).SingleAsync(p => p.Id == made.Json.GetProperty("id").GetGuid());
        Assert.NotNull(person.VerifiedAt);
        Assert.NotNull(person.Patient!.ConsentedAt);
        Assert.Equal((person.Id, "telehealth-1"), (person.Patient.OwnerId, person.Patient.ConsentVersion));
    }

    [Fact]
    public async Task A_clinician_is_not_vouched_for()
    {
        var result = await PersonAsync("mina@example.com", Password, "--role", "clinician", "--verified");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("tenant", "create")]
    [InlineData("tenant", "create", "acme", "--instance")]
    [InlineData("person", "create", "--tenant", "acme-health", "--instance", "live", "--role", "king", "--email", "k@example.com", "--name", "K", "--password-stdin")]
    [InlineData("patient", "import", "--tenant", "acme-health", "--instance", "live", "no-such-file.json")]
    public async Task Wrong_usage_ends_with_two_and_an_explanation(params string[] arguments)
    {
        var result = await clinic.Program.RunAsync([.. arguments, "--json"]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task An_unknown_instance_is_refused()
    {
        var result = await clinic.Program.RunAsync("client", "create", "--tenant", "acme-health", "--instance", "nowhere", "--name", "x", "--json");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("Instance was not found", result.Error);
    }

    [Fact]
    public async Task Help_is_an_answer_and_names_every_verb()
    {
        var result = await clinic.Program.RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(["serve", "tenant", "client", "person", "patient", "transcripts", "key"], verb => Assert.Contains(verb, result.Output));
    }

    private Task<VerbResult> PersonAsync(string email, string password, params string[] arguments) =>
        clinic.Program.RunWithInputAsync(password + "\n",
            ["person", "create", "--email", email, "--name", "Dana Ortiz", "--password-stdin", .. arguments, .. ProcessClinic.Here]);

    private async Task<Guid> RecordOfAsync(Guid person)
    {
        await using var db = clinic.Open();
        return (await db.Users.SingleAsync(p => p.Id == person)).PatientId!.Value;
    }

    private static string[] Keys(JsonElement document) => document.EnumerateObject().Select(field => field.Name).ToArray();
}
