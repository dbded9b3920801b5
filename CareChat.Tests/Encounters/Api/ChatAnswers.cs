using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Asks the agents' chat and reads its answers.</summary>
internal static class ChatAnswers
{
    /// <summary>Requires contract C's error shape with this text.</summary>
    public static async Task SaysAsync(this Task<HttpResponseMessage> sent, int status, string error)
    {
        using var answer = await sent;
        var body = await answer.JsonAsync(status);
        Assert.Equal(["error"], body.Keys());
        Assert.Equal(error, body.Text("error"));
    }

    /// <summary>Posts a message.</summary>
    public static Task<HttpResponseMessage> WriteAsync(this HttpClient http, Visit visit, string message) =>
        http.PostAsJsonAsync(visit.Events, new { message });

    /// <summary>Marks events as read.</summary>
    public static Task<HttpResponseMessage> MarkAsync(this HttpClient http, Visit visit, params Guid[] eventIds) =>
        http.PostAsJsonAsync(visit.Events + "/read", new { eventIds });

    /// <summary>A poll's answer.</summary>
    public static async Task<JsonElement> PollAsync(this HttpClient http, Visit visit, string query = "")
    {
        using var answer = await http.GetAsync(visit.Events + query);
        return await answer.JsonAsync(200);
    }

    /// <summary>What was said, oldest first.</summary>
    public static IEnumerable<string?> Said(this JsonElement chat) => chat.GetProperty("events").EnumerateArray().Select(e => e.Text("message"));
}
