using System.Diagnostics;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Search;

/// <summary>On SQLite.</summary>
public sealed class SqliteSearchUpgradeTests : SearchUpgradeTests, IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("carechat-upgrade-").FullName;

    protected override PortalHost Host() => new() { Settings = { ["CareChat:DataDirectory"] = directory } };

    protected override Task WriteFormerAsync(CareChatDb db) => FormerIndex.WriteAsync(directory, db);

    protected override Task<bool> HasFormerAsync(PortalHost host) => Task.FromResult(File.Exists(Path.Combine(directory, "search.db")));

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task An_index_that_is_half_filled_answers_with_the_former_one_and_goes_on_where_it_was()
    {
        await RunAsync(PostAllAsync);
        await using (var db = Open()) await WriteFormerAsync(db);
        await using (var db = Open()) await HalfFillAsync(db);

        await RunAsync(async host =>
        {
            Assert.Equal(Lines, (await AskAsync(host, "line")).Total);
            await UntilWholeAsync(host);
            Assert.Equal(Lines, (await AskAsync(host, "line")).Total);
            Assert.Equal(1, (await AskAsync(host, "500 mg")).Total);
        });
    }

    private async Task HalfFillAsync(CareChatDb db)
    {
        var (messages, whole) = await FormerIndex.ReadAsync(db);
        using var index = new SqliteSearch(new DataOptions { DataDirectory = directory });
        Assert.Equal(whole, await index.FormerMarksAsync(default));
        var empty = whole with { Filled = 0 };
        await index.ResetAsync(empty, default);
        await index.WriteAsync(messages.GetRange(0, 100), [], empty, whole with { Filled = messages[99].Seq }, default);
        var scope = SearchScope.Conversation(messages[0].ConversationId, messages.Count);

        Assert.Equal(Lines, (await index.FindAsync(scope, SearchQuery.Parse("line"), 1000, default)).Count);
        Assert.Equal(messages.Select(m => m.Seq).Reverse().Take(7), await index.FindAsync(scope, SearchQuery.Parse("end"), 7, default));
        Assert.Single(await index.FindAsync(scope, SearchQuery.Parse("500mg"), 10, default));
        Assert.Single(await index.FindAsync(scope, SearchQuery.Parse("咳嗽"), 10, default));
    }

    private SqliteCareChatDb Open() => new(new DbContextOptionsBuilder<SqliteCareChatDb>()
        .UseSqlite($"Data Source={Path.Combine(directory, "carechat.db")};Pooling=False").Options);
}

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresSearchUpgradeTests(PostgresServer server) : SearchUpgradeTests
{
    private readonly string connection = server.CreateDatabase();

    protected override PortalHost Host() => new()
    {
        Settings = { ["CareChat:Database:Provider"] = "Postgres", ["CareChat:Database:ConnectionString"] = connection },
    };

    protected override Task WriteFormerAsync(CareChatDb db) => FormerIndex.WriteToPostgresAsync(connection, db);

    protected override async Task<bool> HasFormerAsync(PortalHost host) =>
        await host.Services.GetRequiredService<WordIndex>().FormerMarksAsync(default) is not null;
}

/// <summary>A program whose words are cut in a new way starts on the index of an older one.</summary>
public abstract class SearchUpgradeTests
{
    protected const int Lines = 900;
    private Guid conversation;
    private Guid patient;
    private Actor nurse = null!;

    [Fact]
    public async Task The_former_index_answers_until_the_new_one_is_whole()
    {
        await RunAsync(PostAllAsync, WriteFormerAsync);

        await RunAsync(async host =>
        {
            var messages = host.Services.GetRequiredService<MessageStore>();
            Assert.Equal(Lines, (await AskAsync(host, "line")).Total);
            await messages.RetractAsync(nurse, conversation, 1);
            await messages.PostAsync(nurse, new PostMessage(conversation, "A late line in der Straße"));
            await UntilWholeAsync(host);

            Assert.Equal(Lines, (await AskAsync(host, "line")).Total);
            foreach (var query in new[] { "500 mg", "500mg", "咳嗽", "咳", "xray", "late strasse", "\"line 2 end\"" })
                Assert.Equal((query, 1), (query, (await AskAsync(host, query)).Total));
        });
    }

    protected abstract PortalHost Host();

    protected abstract Task WriteFormerAsync(CareChatDb db);

    protected abstract Task<bool> HasFormerAsync(PortalHost host);

    protected async Task RunAsync(Func<PortalHost, Task> work, Func<CareChatDb, Task>? after = null)
    {
        var host = Host();
        await host.InitializeAsync();
        try
        {
            await work(host);
            if (after is not null)
            {
                await using var db = host.Open();
                foreach (var service in host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<SearchIndexer>()) await service.StopAsync(default);
                await after(db);
            }
        }
        finally
        {
            await ((IAsyncLifetime)host).DisposeAsync();
        }
    }

    protected async Task PostAllAsync(PortalHost host)
    {
        var instance = await host.InstanceAsync();
        var made = await host.PatientAsync(instance.Id);
        (conversation, patient) = (made.Id, made.PatientId!.Value);
        nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        var messages = host.Services.GetRequiredService<MessageStore>();
        string[] others = ["Take 500mg end", "我最近 咳嗽 end", "An x ray end"];
        await host.WriteAsync(scope =>
        {
            foreach (var body in Enumerable.Range(1, Lines).Select(i => $"line {i} end").Concat(others)) messages.Post(scope, messages.Screen(nurse, new PostMessage(conversation, body)));
            return Task.FromResult(true);
        });
    }

    protected Task<SearchPage> AskAsync(PortalHost host, string query) =>
        host.Services.GetRequiredService<SearchStore>().FindAsync(nurse, new SearchRequest(query, patient, 0, 1));

    /// <summary>Searches until the former index is gone: every answer on the way is whole.</summary>
    protected async Task UntilWholeAsync(PortalHost host)
    {
        for (var waited = Stopwatch.StartNew(); await HasFormerAsync(host); await Task.Delay(20))
        {
            Assert.InRange((await AskAsync(host, "line")).Total, Lines - 1, Lines + 1);
            Assert.InRange(waited.Elapsed.TotalSeconds, 0, 60);
        }
    }
}
