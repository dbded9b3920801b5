using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareChat.Tests.Assistant.Models;

/// <summary>What a model server was sent: the two messages of a prompt.</summary>
internal sealed record SentPrompt(string System, string User);

/// <summary>A server that speaks the chat-completions protocol and behaves as a test says.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;

    /// <summary>Starts with an answer of one sentence.</summary>
    public ModelServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/v1/chat/completions", ReceiveAsync);
        app.Start();
    }

    /// <summary>The base address, as an operator would configure it.</summary>
    public string Address => app.Urls.First() + "/v1";

    /// <summary>All requests as they came, in any order.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = new();

    /// <summary>All prompts, in any order.</summary>
    public ConcurrentQueue<SentPrompt> Prompts { get; } = new();

    /// <summary>What the server does with a request.</summary>
    public Func<HttpContext, SentPrompt, Task> Behaviour { get; set; } = (http, _) => SayAsync(http, "Most people take it with food. [1]");

    /// <summary>Behaves so from now on; done when the next question has come.</summary>
    public Task Holds(Func<HttpContext, Task> behaviour)
    {
        var come = new TaskCompletionSource();
        Behaviour = (http, _) =>
        {
            come.TrySetResult();
            return behaviour(http);
        };
        return come.Task;
    }

    /// <summary>Streams an answer word by word and stops as a server should.</summary>
    public static async Task SayAsync(HttpContext http, string answer, string finish = "stop")
    {
        foreach (var word in Words(answer)) await SendAsync(http, new { content = word }, null);
        await SendAsync(http, new { }, finish);
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);
    }

    /// <summary>Sends one event of a stream.</summary>
    public static async Task SendAsync(HttpContext http, object delta, string? finish)
    {
        if (!http.Response.HasStarted) http.Response.ContentType = "text/event-stream";
        var chunk = new
        {
            id = "chatcmpl-1",
            @object = "chat.completion.chunk",
            created = 1_775_000_000,
            model = "test",
            choices = new[] { new { index = 0, delta, finish_reason = finish } },
        };
        await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    /// <summary>The words of a text with the blanks before them.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ' ') continue;
            yield return text[start..i];
            start = i;
        }
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        var request = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        Requests.Enqueue(request);
        var messages = request.GetProperty("messages").EnumerateArray().ToList();
        var prompt = new SentPrompt(messages[0].GetProperty("content").ToString(), messages[1].GetProperty("content").ToString());
        Prompts.Enqueue(prompt);
        try
        {
            await Behaviour(http, prompt);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // the portal hung up, which is what many tests are about
        }
    }
}
