using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>A database that may be read and not written: said at the start, trouble that passes while the program runs.</summary>
public sealed class ReadOnlyStoreTests : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task A_change_that_meets_it_is_503_and_the_next_one_is_kept_once_it_can_be_written()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.ExecuteAsync("PRAGMA query_only = ON");

        await clinic.SendAsync("Can I take it with food?").RefusesAsync(503, "SERVICE_UNAVAILABLE", "SYSTEM", "Service temporarily unavailable");
        using var read = await clinic.Http.GetAsync(clinic.Chat + "/messages");
        using var kept = await clinic.SendAsync("Can I take it with food?");

        Assert.Equal((200, 201), ((int)read.StatusCode, (int)kept.StatusCode));
    }

    [Fact]
    public async Task Whoever_is_in_danger_is_told_whom_to_call()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.ExecuteAsync("PRAGMA query_only = ON");

        using var answer = await clinic.SendAsync("I have chest pain and I can't breathe");

        Assert.Contains("Call 911 now", (await answer.JsonAsync(503))[0].GetProperty("details").Text("emergency"));
    }

    [Fact]
    public async Task Work_that_came_along_with_it_fails_with_it_and_later_work_does_not()
    {
        var database = new LaneDatabase();
        await database.InitializeAsync();
        var group = new List<Task>();

        await database.AsOneGroupAsync(() =>
        {
            _ = database.Lane.WriteAsync(scope => Task.FromResult(scope.Execute("PRAGMA query_only = ON")));
            group.AddRange(Enumerable.Range(0, 3).Select(i => database.Lane.WriteAsync(scope => Add(scope, $"early {i}"))));
        });
        foreach (var work in group) await Assert.ThrowsAsync<SqliteException>(() => work);
        Assert.Equal(StorageTrouble.ReadOnly, database.Watch.Of(StoragePart.Database));
        await database.Lane.WriteAsync(scope => Add(scope, "late"));

        Assert.Equal(["late"], await database.NamesAsync());
        Assert.Null(database.Watch.Of(StoragePart.Database));
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_ends_the_start_with_a_line_that_names_it()
    {
        var folder = Directory.CreateTempSubdirectory("carechat-test-").FullName;
        var program = new CareChatProcess(folder);
        Assert.Equal(0, (await program.RunAsync("tenant", "create", "acme", "--instance", "live")).ExitCode);
        var file = Path.Combine(folder, "carechat.db");
        if (await Unwritable.MakeAsync(file) is not { } unwritable) return; // this machine's administrator may write everything

        foreach (var arguments in new string[][] { ["serve", "--urls", "http://127.0.0.1:0"], ["tenant", "create", "other", "--instance", "live"] })
        {
            var refused = await program.RunAsync(arguments);
            Assert.Equal(1, refused.ExitCode);
            Assert.Equal(["The database " + file + " cannot be written. Let this program's account write it, and what lies beside it (-wal, -shm)."],
                refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        await unwritable.DisposeAsync();
        Assert.Equal(0, (await program.RunAsync("tenant", "create", "other", "--instance", "live")).ExitCode);
        Directory.Delete(folder, recursive: true);
    }

    private static Task Add(WriteScope scope, string name)
    {
        scope.Add(name);
        return Task.CompletedTask;
    }
}
