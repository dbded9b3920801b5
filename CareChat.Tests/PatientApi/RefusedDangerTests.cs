using System.Text.Json;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>A message of danger that contract A refuses says whom to call, whatever the refusal is about.</summary>
public sealed class RefusedDangerTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string InDanger = "I have chest pain and I can't breathe";

    /// <summary>What is wrong beside the text: the other field, the key, the status and the code of the answer.</summary>
    public static TheoryData<string, string?, int, string> Wrongs => new()
    {
        { "\"nope\"", null, 404, "FILE_NOT_FOUND" },
        { "\"" + Guid.NewGuid() + "\"", null, 404, "FILE_NOT_FOUND" },
        { "7", null, 400, "VALIDATION_ERROR" },
        { "null", new string('k', 129), 400, "VALIDATION_ERROR" },
        { "null", new string('k', 200), 400, "VALIDATION_ERROR" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task The_number_to_call_is_said_whatever_else_is_wrong(string attachment, string? key, int status, string code)
    {
        var clinic = await ApiClinic.OpenAsync(host);

        var cry = await SendAsync(clinic, InDanger, attachment, key).Details(status, code);
        var calm = await SendAsync(clinic, "Can I take it with food?", attachment, key).Details(status, code);

        Assert.Contains("Call 911 now", cry.Text("emergency"));
        Assert.DoesNotContain("care team", cry.Text("emergency"));
        Assert.DoesNotContain("emergency", calm.Keys());
        await using var db = host.Open();
        Assert.False(await db.Messages.AnyAsync(m => m.ConversationId == clinic.Conversation.Id));
    }

    [Fact]
    public async Task A_key_that_was_used_before_hides_no_danger()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var first = await SendAsync(clinic, "Can I take it with food?", "null", "used");

        var cry = await SendAsync(clinic, InDanger, "null", "used").Details(409, "IDEMPOTENCY_KEY_REUSED");
        var calm = await SendAsync(clinic, "And with milk?", "null", "used").Details(409, "IDEMPOTENCY_KEY_REUSED");

        Assert.Contains("Call 911 now", cry.Text("emergency"));
        Assert.DoesNotContain("emergency", calm.Keys());
    }

    [Fact]
    public async Task A_patient_who_is_not_there_hides_no_danger()
    {
        var (clinic, other) = (await ApiClinic.OpenAsync(host), await ApiClinic.OpenAsync(host));
        foreach (var patient in new[] { Guid.NewGuid().ToString(), other.PatientId.ToString(), "nobody" })
        {
            var path = $"{clinic.Root}/patients/{patient}/chat/messages";
            var cry = await clinic.Http.PostAsync(path, Answers.Json(Body(InDanger, "null"))).Details(404, "PATIENT_NOT_FOUND");
            var calm = await clinic.Http.PostAsync(path, Answers.Json(Body("hello", "null"))).Details(404, "PATIENT_NOT_FOUND");

            Assert.Contains("Call 911 now", cry.Text("emergency"));
            Assert.DoesNotContain("emergency", calm.Keys());
        }
    }

    [Theory]
    [InlineData("\\ud83d")] // an emoji cut in two
    [InlineData("\\udc00 \\ud83d\\ude00")]
    [InlineData("\\\\\\ud83d")]
    [InlineData("\\u0000")]
    public async Task What_is_not_text_in_a_message_hides_no_danger(string noText)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        foreach (var body in new[] { $"I have chest pain and I can't breathe {noText}", $"{noText} I have chest pain and I can't breathe" })
        {
            var told = await clinic.Http.PostAsync(clinic.Chat + "/messages", Answers.Json($$"""{"body":"{{body}}"}""")).Details(400, "VALIDATION_ERROR");

            Assert.Contains("Call 911 now", told.Text("emergency"));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_or_comes_from_a_stranger_is_not_screened()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var reader = await clinic.WithScopesAsync("chat:read");

        var unreadable = await clinic.Http.PostAsync(clinic.Chat + "/messages", Answers.Json("""{"body":"I have chest pain and I can't breathe""")).Details(400, "VALIDATION_ERROR");
        var stranger = await host.Stranger().PostAsync(clinic.Chat + "/messages", Answers.Json(Body(InDanger, "null"))).Details(401, "UNAUTHORIZED");
        var denied = await SendAsync(reader, InDanger, "null").Details(403, "ACCESS_DENIED");

        Assert.All(new[] { unreadable, stranger, denied }, details => Assert.DoesNotContain("emergency", details.Keys()));
    }

    private static Task<HttpResponseMessage> SendAsync(ApiClinic clinic, string body, string attachment, string? key = null) =>
        clinic.Http.PostAsync(clinic.Chat + "/messages", Body(body, attachment), key);

    private static string Body(string body, string attachment) => $$"""{"body":{{JsonSerializer.Serialize(body)}},"attachmentId":{{attachment}}}""";
}

/// <summary>Reads what a refusal of contract A tells beside its sentence.</summary>
file static class Refusals
{
    /// <summary>The details of the one problem.</summary>
    public static async Task<JsonElement> Details(this Task<HttpResponseMessage> sent, int status, string code)
    {
        using var answer = await sent;
        var problem = Assert.Single((await answer.JsonAsync(status)).EnumerateArray().ToList());
        Assert.Equal(code, problem.Text("errorCode"));
        return problem.GetProperty("details");
    }
}
