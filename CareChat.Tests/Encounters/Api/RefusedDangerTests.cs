using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Words of danger that contract C refuses are answered with whom to call, whatever the refusal is about.</summary>
public sealed class RefusedDangerTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const string InDanger = "He can't breathe and his lips are blue.";

    private static string Letter => AgentLetters.With(2, InDanger);

    /// <summary>What is wrong beside the letter, the key, and the answer.</summary>
    public static TheoryData<string, string?, int, string> Wrongs => new()
    {
        { "\"session_token\":\"s_nobodys\"", null, 404, "unknown session_token" },
        { "\"session_token\":7", null, 400, "session_token must be a string" },
        { "\"patient_id\":\"x\"", null, 400, "patient_id must be a UUID" },
        { "\"images\":[{}]", null, 400, "each image needs a url or base64" },
        { "\"images\":[{},{},{},{}]", null, 400, "at most 3 images per request" },
        { "\"images\":[{\"base64\":\"!\"}]", null, 400, "image is not valid base64" },
        { "\"images\":[{\"base64\":\"aGVsbG8=\"}]", null, 400, "image must be JPEG, PNG, HEIC, GIF or WebP" },
        { "\"x\":1", new string('k', 200), 400, "Idempotency-Key must be 1 to 128 characters" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task The_number_to_call_is_said_whatever_else_is_wrong_with_a_letter(string wrong, string? key, int status, string error)
    {
        var cry = await SendAsync(host.With(null), Letter, wrong, key, status);
        var calm = await SendAsync(host.With(null), AgentLetters.Complete, wrong, key, status);

        Assert.Equal(["error", "emergency"], cry.Keys());
        Assert.Equal((error, error), (cry.Text("error"), calm.Text("error")));
        Assert.Contains("Call 911 now", cry.Text("emergency"));
        Assert.DoesNotContain("care team", cry.Text("emergency"));
        Assert.Equal(["error"], calm.Keys());
    }

    [Fact]
    public async Task A_key_that_was_used_before_hides_no_danger()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        await SendAsync(sam.Http, AgentLetters.Complete, "\"x\":1", "used", 200);

        Assert.Equal(["error", "emergency"], (await SendAsync(sam.Http, Letter, "\"x\":1", "used", 409)).Keys());
        Assert.Equal(["error"], (await SendAsync(sam.Http, AgentLetters.Incomplete, "\"x\":1", "used", 409)).Keys());
    }

    [Fact]
    public async Task A_letter_too_short_is_screened_and_one_for_a_patient_of_nobodys_is_not()
    {
        var patient = $"\"patient_id\":\"{Guid.NewGuid()}\"";

        Assert.Equal(["error", "emergency"], (await SendAsync(host.With(null), "He can't breathe and his lips are blue.", patient, null, 400)).Keys());
        Assert.Equal(["error"], (await SendAsync(host.With(null), Letter, patient, null, 401)).Keys());
    }

    [Fact]
    public async Task A_message_says_whom_to_call_where_its_key_was_used_before_or_is_too_long()
    {
        var visit = await Visit.TakenAsync(host);
        using var first = await visit.PostAsync("No fever.", "used");

        foreach (var (key, status) in new[] { ("used", 409), (new string('k', 129), 400) })
        {
            using var cry = await visit.PostAsync(InDanger, key);
            using var calm = await visit.PostAsync("A little fever.", key);
            Assert.Equal(["error", "emergency"], (await cry.JsonAsync(status)).Keys());
            Assert.Equal(["error"], (await calm.JsonAsync(status)).Keys());
        }
    }

    [Fact]
    public async Task A_message_that_comes_too_late_says_whom_to_call_and_is_410_before_all_else()
    {
        var visit = await Visit.TakenAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(72));

        using var cry = await visit.PostAsync(InDanger);
        using var calm = await visit.PostAsync("No fever.");
        using var nothing = await visit.Http.PostAsync(visit.Events, Answers.Json("nothing"));

        Assert.Equal(["error", "emergency"], (await cry.JsonAsync(410)).Keys());
        Assert.Equal(["error"], (await calm.JsonAsync(410)).Keys());
        Assert.Equal("encounter expired", (await nothing.JsonAsync(410)).Text("error"));
        for (var i = 0; i < 30; i++) (await visit.PostAsync("No fever.")).Dispose();
        using var often = await visit.PostAsync(InDanger);
        Assert.Equal(["error"], (await often.JsonAsync(410)).Keys()); // beyond its budget nothing is read
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, string letter, string wrong, string? key, int status)
    {
        var body = $$"""{"query":{{JsonSerializer.Serialize(letter)}},{{wrong}}}""";
        using var answer = await http.PostAsync("/api/v1/agent/query", body, key);
        return await answer.JsonAsync(status);
    }
}
