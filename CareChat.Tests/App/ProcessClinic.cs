using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.App;

/// <summary>A data directory with the clinic acme-health/live in it, made and changed by verbs alone.</summary>
public sealed class ProcessClinic : IAsyncLifetime
{
    /// <summary>The options that name the clinic, and the wish for JSON.</summary>
    public static readonly string[] Here = ["--tenant", "acme-health", "--instance", "live", "--json"];

    private readonly string folder = Directory.CreateTempSubdirectory("carechat-process-").FullName;

    /// <summary>The program on this directory.</summary>
    public CareChatProcess Program => new(DataDirectory);

    /// <summary>The data directory.</summary>
    public string DataDirectory => Path.Combine(folder, "data");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(DataDirectory);
        var made = await Program.RunAsync("tenant", "create", "acme-health", "--instance", "live", "--json");
        Assert.True(made.ExitCode == 0, made.Error);
    }

    public Task DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs a verb about the clinic.</summary>
    public Task<VerbResult> RunAsync(params string[] arguments) => Program.RunAsync([.. arguments, .. Here]);

    /// <summary>The database, for looking.</summary>
    public CareChatDb Open() => new SqliteCareChatDb(new DbContextOptionsBuilder<SqliteCareChatDb>()
        .UseSqlite($"Data Source={Path.Combine(DataDirectory, "carechat.db")};Mode=ReadOnly").Options);

    /// <summary>Writes a file to import.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
