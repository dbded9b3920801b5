using System.Diagnostics;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Search;

/// <summary>On SQLite.</summary>
public sealed class SqliteSpellingPairTests(PortalHost host) : SpellingPairTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresSpellingPairTests(PostgresPortalHost host) : SpellingPairTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>A search finds what people mean, in whatever script and spelling they and others write it.</summary>
public abstract class SpellingPairTests(PortalHost host)
{
    private const string Last = "That is all.";

    [Fact]
    public async Task A_message_is_found_by_every_usual_spelling_of_what_it_says()
    {
        Assert.InRange(SpellingPairs.All.Count, 400, int.MaxValue);
        var instance = await host.InstanceAsync($"spelling-{Guid.NewGuid():N}"[..20]);
        var room = await host.PatientAsync(instance.Id);
        var nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        await PostAsync(nurse, room.Id);

        var wrong = new List<string>();
        foreach (var (pair, index) in SpellingPairs.All.Select((pair, index) => (pair, index)))
        {
            var hit = await HitAsync(nurse, room.PatientId, pair.Searched, index + 1);
            if (hit is null == pair.IsFound) wrong.Add($"[{pair.Written}] by [{pair.Searched}] {(pair.IsFound ? "was missed" : "was found")}");
            if (hit is not null && !IsMarked(hit)) wrong.Add($"[{pair.Written}] by [{pair.Searched}] is not marked");
        }

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    private async Task PostAsync(Actor nurse, Guid room)
    {
        var messages = host.Services.GetRequiredService<MessageStore>();
        await host.WriteAsync(scope =>
        {
            foreach (var pair in SpellingPairs.All) messages.Post(scope, messages.Screen(nurse, new PostMessage(room, $"Hello, {pair.Written} . Thanks")));
            messages.Post(scope, messages.Screen(nurse, new PostMessage(room, Last)));
            return Task.FromResult(true);
        });
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(20))
        {
            if ((await AskAsync(nurse, null, Last, 0)).Total == 1) return;
        }
    }

    private async Task<SearchHit?> HitAsync(Actor nurse, Guid? patient, string query, int number)
    {
        for (var page = 0; ; page++)
        {
            var found = await AskAsync(nurse, patient, query, page);
            if (found.Hits.FirstOrDefault(h => h.Message.Number == number) is { } hit) return hit;
            if (found.Hits.Count == 0) return null;
        }
    }

    private Task<SearchPage> AskAsync(Actor nurse, Guid? patient, string query, int page) =>
        host.Services.GetRequiredService<SearchStore>().FindAsync(nurse, new SearchRequest(query, patient, page, 100));

    private static bool IsMarked(SearchHit hit)
    {
        var end = 0;
        foreach (var mark in hit.Highlights)
        {
            if (mark.Start < end || mark.Length < 1 || mark.Start + mark.Length > hit.Message.Body.Length) return false;
            end = mark.Start + mark.Length;
        }
        return end > 0;
    }
}
