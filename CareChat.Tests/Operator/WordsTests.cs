using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using CareChat.Web.Operator;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>What is typed behind the program's name: a slip ends it before anything is done.</summary>
public sealed class WordsTests(ProcessClinic clinic) : IClassFixture<ProcessClinic>
{
    [Theory]
    [InlineData("--sorce", "patient", "import", "FILE", "--sorce", "x")]
    [InlineData("-s", "patient", "import", "-s", "x", "FILE")]
    [InlineData("--reprot", "patient", "import", "FILE", "--source", "--reprot", "r.json")]
    [InlineData("--instnce=x", "client", "create", "--name", "--instnce=x")]
    [InlineData("-", "transcripts", "import", "-")]
    public async Task A_word_with_a_dash_that_is_no_option_ends_a_verb(string slip, params string[] arguments)
    {
        var file = clinic.Write("slip.json", Bundles.Of(Bundles.Entry("""{"resourceType":"Patient","id":"slip","name":[{"family":"Slip"}]}""")));

        var result = await clinic.RunAsync([.. arguments.Select(word => word == "FILE" ? file : word)]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"\"{slip}\" is no option of \"{arguments[0]} {arguments[1]}\"", result.Error, StringComparison.Ordinal);
        await using var db = clinic.Open();
        Assert.False(await db.Patients.AnyAsync(p => p.ExternalId == "slip") || await db.ApiClients.AnyAsync());
    }

    [Fact]
    public async Task A_file_that_begins_with_a_dash_stands_behind_two_and_a_value_behind_its_option()
    {
        await File.WriteAllTextAsync(Path.Combine(clinic.DataDirectory, "-ada.json"), Bundles.Of(Bundles.Entry("""{"resourceType":"Patient","id":"dash","name":[{"family":"Dash"}]}""")));

        var result = await clinic.Program.RunAsync(["patient", "import", .. ProcessClinic.Here, "--source=-ehr", "--", "-ada.json"]);

        Assert.True(result.ExitCode == 0, result.Error);
        await using var db = clinic.Open();
        Assert.Equal("-ehr", (await db.Patients.SingleAsync(p => p.ExternalId == "dash")).Source);
    }

    [Theory]
    [InlineData("serve", "extra")]
    [InlineData("server")]
    [InlineData("--urls", "http://127.0.0.1:0", "patient", "import", "x.json")]
    public void A_word_that_would_do_nothing_does_not_start_the_server(params string[] arguments) => Assert.NotNull(ServeArguments.Problem(arguments));

    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("serve", "--urls=http://127.0.0.1:0", "--environment", "Development")]
    [InlineData("--environment", "Development", "serve", "--contentRoot=.")]
    [InlineData("--CareChat:DataDirectory", "data", "CareChat:Demo=false", "/CareChat:Demo=false", "--Logging:LogLevel:Default=Debug")]
    [InlineData("--CareChat=", "--http_ports", "8080", "--AllowedHosts=*", "--of-a-program-around-it", "x")]
    public void Settings_start_it(params string[] arguments) => Assert.Null(ServeArguments.Problem(arguments));

    [Fact]
    public async Task The_slip_is_said()
    {
        var result = await clinic.Program.RunAsync("serve", "extra");

        Assert.Equal((2, "\"extra\" is no verb: --help names them."), (result.ExitCode, result.Error.Trim()));
    }
}
