using System.Net;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.2.</summary>
public sealed class SendTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_message_is_answered_with_the_documented_keys_first()
    {
        var clinic = await ApiClinic.OpenAsync(host);

        using var answer = await clinic.SendAsync("  Can I take the tablet with food?\r\n\"Ünï\" 🙂 ");

        var message = await answer.JsonAsync(201);
        Assert.Equal(["id", "patientId", "sender", "body", "sentAt", "readAt", "senderId", "source", "attachment"], message.Keys());
        Assert.Equal(clinic.PatientId.ToString("D"), message.Text("patientId"));
        Assert.Equal("PATIENT", message.Text("sender"));
        Assert.Equal("Can I take the tablet with food?\r\n\"Ünï\" 🙂", message.Text("body"));
        Assert.Matches(@"^2026-04-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", message.Text("sentAt"));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("readAt").ValueKind);
        Assert.Equal("api", message.Text("source"));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("attachment").ValueKind);
        Assert.Equal($"{clinic.Chat}/messages/{message.Text("id")}", answer.Headers.Location?.OriginalString);
        var again = await (await clinic.Http.GetAsync(answer.Headers.Location)).JsonAsync(200);
        Assert.Equal(message.GetRawText(), again.GetRawText());
    }

    [Theory]
    [InlineData("""{}""", "body is required")]
    [InlineData("""{"body":null}""", "body is required")]
    [InlineData("""{"body":""}""", "body is required")]
    [InlineData("""{"body":"  \r\n\t "}""", "body is required")]
    [InlineData("""{"body":"\u200b"}""", "body is required")]
    [InlineData("""{"body":" \u2060\ufeff "}""", "body is required")]
    [InlineData("""{"body":"\u00ad"}""", "body is required")]
    [InlineData("""{"body":"\u202e"}""", "body is required")]
    [InlineData("""{"body":7}""", "body must be a string")]
    [InlineData("""{"body":{"text":"x"}}""", "body must be a string")]
    [InlineData("""{"body":"a\u0000b"}""", "body contains characters that are not text")]
    [InlineData("""{"body":"a\ud800b"}""", "body contains characters that are not text")]
    public async Task A_wrong_body_is_refused_by_name(string raw, string message)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.Http.PostAsync(clinic.Chat + "/messages", Answers.Json(raw)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message, "body");
    }

    [Fact]
    public async Task A_body_may_have_10000_characters_after_trimming_and_no_more()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var longest = await clinic.SendAsync(" " + new string('ä', 10_000) + " ");
        Assert.Equal(HttpStatusCode.Created, longest.StatusCode);
        await clinic.SendAsync(new string('a', 10_001)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "body must be at most 10000 characters", "body");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}{}")]
    [InlineData("nothing")]
    [InlineData("\"body\"")]
    public async Task What_is_no_json_object_is_refused(string raw)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var message = raw.Length == 0 ? "body is required" : "Request body is not a JSON object";
        await clinic.Http.PostAsync(clinic.Chat + "/messages", Answers.Json(raw)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message);
    }

    [Fact]
    public async Task A_mark_of_UTF8_before_the_body_says_nothing()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        clinic.Http.DefaultRequestHeaders.Add("Idempotency-Key", "marked");
        var path = clinic.Chat + "/messages";

        using var marked = await clinic.Http.PostAsync(path, Answers.Json("\uFEFF{\"body\":\"hello\"}"));
        using var plain = await clinic.Http.PostAsync(path, Answers.Json("{\"body\":\"hello\"}"));

        Assert.Equal((await marked.JsonAsync(201)).Text("id"), (await plain.JsonAsync(201)).Text("id"));
        clinic.Http.DefaultRequestHeaders.Remove("Idempotency-Key");
        await clinic.Http.PostAsync(path, Answers.Json("\uFEFF")).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "body is required");
        await clinic.Http.PostAsync(path, Answers.Json("\uFEFF\uFEFF{\"body\":\"hello\"}"))
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "Request body is not a JSON object");
    }

    [Fact]
    public async Task Fields_nobody_knows_are_ignored()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.PostAsync(clinic.Chat + "/messages", Answers.Json("""{"body":"hello","sender":"USER","x":[1,{}],"attachmentId":null}"""));
        Assert.Equal("PATIENT", (await answer.JsonAsync(201)).Text("sender"));
    }

    [Fact]
    public async Task A_disabled_chat_takes_no_message()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == clinic.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, true)));
        var refused = await clinic.SendAsync("hello").RefusesAsync(409, "CHAT_DISABLED", "CHAT", "Chat is disabled for this patient");
        Assert.Empty(refused.GetProperty("details").Keys());
    }

    [Theory]
    [InlineData("I have crushing chest pain and my left arm is numb", "Call 911 now", null)]
    [InlineData("No puedo respirar y me duele mucho el pecho", "Llame al 911 ahora", "disabled-1")]
    public async Task A_disabled_chat_answers_a_cry_for_help_with_the_number_to_call(string body, string expected, string? key)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == clinic.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, true)));
        if (key is not null) clinic.Http.DefaultRequestHeaders.Add("Idempotency-Key", key);

        var refused = await clinic.SendAsync(body).RefusesAsync(409, "CHAT_DISABLED", "CHAT", "Chat is disabled for this patient");

        Assert.Equal(["emergency"], refused.GetProperty("details").Keys());
        Assert.Contains(expected, refused.GetProperty("details").Text("emergency"));
        await using var db = host.Open();
        Assert.False(await db.Messages.AnyAsync(m => m.ConversationId == clinic.Conversation.Id));
    }

    [Fact]
    public async Task A_message_opens_a_closed_conversation_and_waits_for_the_team()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var nurse = await host.PersonAsync(clinic.Instance.Id, Roles.Clinician);
        await host.Services.GetRequiredService<ConversationStore>().CloseAsync(nurse, clinic.Conversation.Id);

        await clinic.SendAllAsync("I am still not well");

        await using var db = host.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == clinic.Conversation.Id);
        Assert.Null(conversation.ClosedAt);
        Assert.Equal(1, conversation.TeamUnread);
    }

    [Fact]
    public async Task Reading_by_the_team_sets_readAt_and_reading_by_rest_does_not()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAllAsync("Is it normal?");
        var nurse = await host.PersonAsync(clinic.Instance.Id, Roles.Clinician);
        await host.Services.GetRequiredService<MessageStore>().PostAsync(nurse, new PostMessage(clinic.Conversation.Id, "It is."));

        var before = await (await clinic.Http.GetAsync(clinic.Chat + "/messages")).JsonAsync(200);
        Assert.All(before.GetProperty("data").EnumerateArray(), m => Assert.Equal(JsonValueKind.Null, m.GetProperty("readAt").ValueKind));

        await host.Services.GetRequiredService<ConversationStore>().MarkReadAsync(nurse, clinic.Conversation.Id, 2);
        var after = (await (await clinic.Http.GetAsync(clinic.Chat + "/messages?sort=sentAt,asc")).JsonAsync(200)).GetProperty("data");
        Assert.Matches("Z$", after[0].Text("readAt"));
        Assert.Equal(JsonValueKind.Null, after[1].GetProperty("readAt").ValueKind);
        Assert.Equal(["id", "patientId", "sender", "body", "sentAt", "readAt", "senderId", "senderName", "source", "attachment"], after[1].Keys());
        Assert.Equal(("USER", "Dana Ortiz, RN", "web"), (after[1].Text("sender"), after[1].Text("senderName"), after[1].Text("source")));
        Assert.Equal(nurse.Id.ToString("D"), after[1].Text("senderId"));
    }

    [Fact]
    public async Task Every_message_is_audited_under_its_client()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var id = (await clinic.SendAllAsync("hello")).Single();
        await using var db = host.Open();
        var entry = await db.AuditEntries.SingleAsync(a => a.Subject == id);
        Assert.Equal((ActorKind.ApiClient, clinic.Pair.Id, "message.posted"), (entry.ActorKind, entry.ActorId!.Value, entry.Action));
    }
}
