using System.Text.Json;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>A message of danger that contract B refuses says whom to call, whatever the refusal is about.</summary>
public sealed class CuraRefusedDangerTests(CuraHost host) : IClassFixture<CuraHost>
{
    private const string InDanger = "I want to kill myself";

    [Theory]
    [InlineData("\"patientId\":\"x\"", 400)]
    [InlineData("\"patientId\":7", 400)]
    [InlineData("\"conversationHistory\":[{\"role\":\"system\",\"content\":\"x\"}]", 400)]
    [InlineData("\"conversationHistory\":\"x\"", 400)]
    [InlineData("\"patientData\":[]", 400)]
    [InlineData("\"phone\":{}", 400)]
    [InlineData("\"threadId\":\"10001\"", 404)]
    public async Task The_number_to_call_is_said_whatever_else_is_wrong(string wrong, int status)
    {
        var cry = await AskAsync($$"""{"message":"{{InDanger}}",{{wrong}}}""", status);
        var calm = await AskAsync($$"""{"message":"What helps against hay fever?",{{wrong}}}""", status);

        Assert.Equal(["success", "error", "emergency"], cry.Keys());
        Assert.Contains("call 911 now", cry.Text("emergency"));
        Assert.Equal(["success", "error"], calm.Keys());
        Assert.Equal(calm.Text("error"), cry.Text("error"));
    }

    [Fact]
    public async Task A_key_that_was_used_before_or_is_too_long_hides_no_danger()
    {
        using var first = await host.Http.PostAsync("/api/cura/chat", """{"message":"What helps against hay fever?"}""", "used");

        foreach (var (key, status) in new[] { ("used", 409), (new string('k', 129), 400) })
        {
            using var answer = await host.Http.PostAsync("/api/cura/chat", $$"""{"message":"{{InDanger}}"}""", key);
            Assert.Equal(["success", "error", "emergency"], (await answer.JsonAsync(status)).Keys());
        }
    }

    [Theory]
    [InlineData("""{"message":["I want to kill myself"],"patientId":"x"}""")]
    [InlineData("""["I want to kill myself"]""")]
    public async Task What_is_no_message_is_not_screened(string body) => Assert.Equal(["success", "error"], (await AskAsync(body, 400)).Keys());

    [Fact]
    public async Task Who_has_no_key_is_not_screened_for()
    {
        using var answer = await host.With("wrong").ChatAsync(new { message = InDanger, patientId = "x" });

        Assert.Equal(["success", "error"], (await answer.JsonAsync(401)).Keys());
    }

    private async Task<JsonElement> AskAsync(string body, int status)
    {
        using var answer = await host.Http.PostAsync("/api/cura/chat", Answers.Json(body));
        return await answer.JsonAsync(status);
    }
}
