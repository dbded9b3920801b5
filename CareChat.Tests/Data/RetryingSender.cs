using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareChat.Tests.Data;

/// <summary>
/// A client that sends message after message for one patient and, as a good client does, sends each again with
/// the same key until it is acknowledged, whatever becomes of the server meanwhile.
/// </summary>
internal sealed class RetryingSender(HttpClient http, string path, string name, Func<Task<Uri>> server)
{
    /// <summary>What was acknowledged: the message's id by its text.</summary>
    public Dictionary<string, Guid> Acknowledged { get; } = [];

    /// <summary>How many sends had to be repeated.</summary>
    public int Retries { get; private set; }

    /// <summary>Sends until told to stop; the message under way is brought to its end.</summary>
    /// <param name="acknowledged">Called after each acknowledgement.</param>
    public async Task RunAsync(Action acknowledged, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var text = $"{name} says {i}";
            Guid? id;
            while ((id = await TrySendAsync(text)) is null) Retries++;
            Acknowledged[text] = id.Value;
            acknowledged();
        }
    }

    private async Task<Guid?> TrySendAsync(string text)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await server(), path)) { Content = JsonContent.Create(new { body = text }) };
            request.Headers.Add("Idempotency-Key", text.Replace(' ', '-'));
            using var response = await http.SendAsync(request);
            if (response.StatusCode != HttpStatusCode.Created) return null;
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
