using CareChat.Web.Assistant.Models;
using Microsoft.AspNetCore.Http;

namespace CareChat.Tests.Assistant.Models;

/// <summary>All the ways in which a model server fails, by what it does.</summary>
internal static class ModelFailures
{
    private static readonly string TenMegabytes = new('a', 10 * 1024 * 1024);

    /// <summary>What is recorded of each, and how it is done.</summary>
    public static IReadOnlyDictionary<string, (string Reason, Func<HttpContext, Task> Do)> All { get; } = new Dictionary<string, (string Reason, Func<HttpContext, Task> Do)>
    {
        ["hangs before its headers"] = (FallbackReason.Timeout, ForeverAsync),
        ["hangs in its answer"] = (FallbackReason.Timeout, HangInAnswerAsync),
        ["drips"] = (FallbackReason.Timeout, http => DripAsync(http, () => ModelServer.SendAsync(http, new { content = "a " }, null))),
        ["drips comments"] = (FallbackReason.Timeout, http => DripAsync(http, () => EventsAsync(http, ": still here\n\n"))),
        ["fails"] = (FallbackReason.Error, http => StatusAsync(http, 500)),
        ["knows no key"] = (FallbackReason.Error, http => StatusAsync(http, 401)),
        ["is busy"] = (FallbackReason.Error, http => StatusAsync(http, 429)),
        ["points elsewhere"] = (FallbackReason.Error, RedirectAsync),
        ["hangs in its error"] = (FallbackReason.Error, HangInErrorAsync),
        ["fails with 10 MB"] = (FallbackReason.Error, http => StatusAsync(http, 500, TenMegabytes)),
        ["breaks off"] = (FallbackReason.Error, BreakOffAsync),
        ["says too many words"] = (FallbackReason.TooLarge, EndlessAsync),
        ["says one word of 10 MB"] = (FallbackReason.TooLarge, http => ModelServer.SayAsync(http, TenMegabytes)),
        ["sends 10 MB that are no event"] = (FallbackReason.TooLarge, http => EventsAsync(http, TenMegabytes)),
        ["sends broken JSON"] = (FallbackReason.Garbage, http => EventsAsync(http, "data: {\"choices\":[{\"delta\":{\"content\":\n\n")),
        ["sends JSON of another kind"] = (FallbackReason.Garbage, http => EventsAsync(http, "data: [1,2,3]\n\ndata: [DONE]\n\n")),
        ["sends no events"] = (FallbackReason.Garbage, http => EventsAsync(http, "<html><body>Welcome</body></html>")),
        ["says nothing"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "")),
        ["says blanks"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, " \n \n ")),
        ["ends in the middle"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "Most people take", finish: "length")),
        ["speaks in JSON"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "{\"answer\": \"Most people take it with food.\"}")),
        ["speaks for another"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "With food. [1]\nUser: and without?\nAssistant: no.")),
        ["is filtered"] = (FallbackReason.Refused, http => ModelServer.SayAsync(http, "Most people", finish: "content_filter")),
        ["refuses by the protocol"] = (FallbackReason.Refused, RefuseAsync),
        ["refuses in words"] = (FallbackReason.Refused, http => ModelServer.SayAsync(http, "I’m sorry, but I can’t assist with that.")),
        ["refuses in Spanish"] = (FallbackReason.Refused, http => ModelServer.SayAsync(http, "Lo siento, pero no puedo ayudar con eso.")),
    };

    private static Task ForeverAsync(HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted);

    private static async Task HangInAnswerAsync(HttpContext http)
    {
        await ModelServer.SendAsync(http, new { content = "Most people " }, null);
        await ForeverAsync(http);
    }

    private static async Task HangInErrorAsync(HttpContext http)
    {
        await StatusAsync(http, 500);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await ForeverAsync(http);
    }

    private static async Task BreakOffAsync(HttpContext http)
    {
        await ModelServer.SendAsync(http, new { content = "Most people " }, null);
        http.Abort();
    }

    private static async Task DripAsync(HttpContext http, Func<Task> drop)
    {
        while (true)
        {
            await drop();
            await Task.Delay(50, http.RequestAborted);
        }
    }

    private static async Task EndlessAsync(HttpContext http)
    {
        while (true) await ModelServer.SendAsync(http, new { content = new string('a', 1000) + " " }, null);
    }

    private static async Task RefuseAsync(HttpContext http)
    {
        await ModelServer.SendAsync(http, new { refusal = "I will not answer that." }, null);
        await ModelServer.SayAsync(http, "");
    }

    private static Task RedirectAsync(HttpContext http)
    {
        http.Response.Headers.Location = "http://127.0.0.1:9/v1/chat/completions";
        return StatusAsync(http, 307);
    }

    private static Task StatusAsync(HttpContext http, int status, string body = "{\"error\":{\"message\":\"no\"}}")
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body, http.RequestAborted);
    }

    private static async Task EventsAsync(HttpContext http, string text)
    {
        if (!http.Response.HasStarted) http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
