using System.Diagnostics;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Search;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Search;

public sealed class SearchIndexerTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("carechat-index-").FullName;
    private Guid conversation;
    private Guid patient;
    private Actor nurse = null!;

    [Fact]
    public async Task Nothing_is_lost_when_the_program_ends_in_the_middle_of_indexing()
    {
        await RunAsync(host => PostAsync(host, 1, 700));
        await RunAsync(host => PostAsync(host, 701, 1400));

        await RunAsync(async host =>
        {
            await PostAsync(host, 1401, 1401);
            Assert.Equal(1000, await CountAsync(host, "line", 1000));
            foreach (var number in new[] { 1, 699, 700, 701, 1399, 1400, 1401 }) Assert.Equal(1, await CountAsync(host, $"\"line {number} end\"", 1));
        });
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("garbage")]
    [InlineData("cut")]
    [InlineData("another database's")]
    public async Task An_index_that_is_missing_or_broken_is_made_again_from_the_messages(string fate)
    {
        await RunAsync(async host =>
        {
            await PostAsync(host, 1, 60);
            await CountAsync(host, "line", 60);
            await host.WriteAsync(scope => Task.FromResult(scope.Execute(
                """DELETE FROM "OutboxEntries" WHERE "Seq" < (SELECT MAX("Seq") FROM "OutboxEntries")""")));
            await host.Services.GetRequiredService<MessageStore>().RetractAsync(nurse, conversation, 60);
        });
        var file = Path.Combine(directory, "search-2.db");
        if (fate == "deleted") File.Delete(file);
        if (fate == "garbage") await File.WriteAllTextAsync(file, new string('x', 20_000));
        if (fate == "cut") await CutAsync(file);
        if (fate == "another database's") await RenameNewestAsync();

        await RunAsync(async host =>
        {
            await PostAsync(host, 61, 62);
            Assert.Equal(61, await CountAsync(host, "line", 61));
        });
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private async Task RunAsync(Func<PortalHost, Task> work)
    {
        var host = new PortalHost { Settings = { ["CareChat:DataDirectory"] = directory } };
        await host.InitializeAsync();
        try
        {
            await work(host);
        }
        finally
        {
            await ((IAsyncLifetime)host).DisposeAsync();
        }
    }

    private async Task PostAsync(PortalHost host, int first, int last)
    {
        if (conversation == Guid.Empty)
        {
            var instance = await host.InstanceAsync();
            var made = await host.PatientAsync(instance.Id);
            (conversation, patient) = (made.Id, made.PatientId!.Value);
            nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        }
        var messages = host.Services.GetRequiredService<MessageStore>();
        await host.WriteAsync(scope =>
        {
            for (var i = first; i <= last; i++) messages.Post(scope, messages.Screen(nurse, new PostMessage(conversation, $"line {i} end")));
            return Task.FromResult(true);
        });
    }

    private async Task<int> CountAsync(PortalHost host, string query, int expected)
    {
        var search = host.Services.GetRequiredService<SearchStore>();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var page = await search.FindAsync(nurse, new SearchRequest(query, patient, 0, 1));
            if (page.Total == expected || waited.Elapsed > TimeSpan.FromSeconds(10)) return page.Total;
            await Task.Delay(20);
        }
    }

    private static async Task CutAsync(string file)
    {
        await using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }

    /// <summary>Gives the newest message another id, as if the database had been put back from an older copy and gone on.</summary>
    private async Task RenameNewestAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "carechat.db")};Pooling=False");
        await connection.OpenAsync();
        await using var rename = connection.CreateCommand();
        rename.CommandText = """UPDATE "Messages" SET "Id" = 'A0000000-0000-0000-0000-000000000000' WHERE "Seq" = (SELECT MAX("Seq") FROM "Messages")""";
        await rename.ExecuteNonQueryAsync();
    }
}
