using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CareChat.Bench.Servers;
using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Data;

/// <summary>
/// The product's large data folder: set up by its own verbs, filled by <see cref="ProductRows"/>, indexed by the
/// server itself. It is kept until its content would change.
/// </summary>
public static class ProductSeed
{
    private static readonly TimeSpan LongestIndexing = TimeSpan.FromMinutes(20);

    /// <summary>Starts the product over the messages of a plan, once all of them can be found.</summary>
    public static async Task<CareChatServer> StartAsync(BenchOptions options, SeedPlan plan)
    {
        var data = await EnsureAsync(options, plan);
        var server = await CareChatServer.StartAsync(options, data, File.ReadAllText(CredentialIn(data)));
        await WaitUntilIndexedAsync(Path.Combine(data, "search-2.db"));
        await server.Child.WaitUntilQuietAsync();
        return server;
    }

    private static async Task<string> EnsureAsync(BenchOptions options, SeedPlan plan)
    {
        var data = options.At("large", $"carechat-{plan.Messages}-{Fingerprint(options, plan)}");
        if (Directory.Exists(data))
        {
            return data;
        }

        var clock = Stopwatch.StartNew();
        var unfinished = data + ".new";
        var credential = await CareChatServer.SetUpAsync(options, unfinished);
        ProductRows.Write(Path.Combine(unfinished, "carechat.db"), plan);
        File.WriteAllText(CredentialIn(unfinished), credential);
        Directory.Move(unfinished, data);
        Console.WriteLine($"built        {data} in {clock.Elapsed.TotalSeconds:F0} s");
        return data;
    }

    private static async Task WaitUntilIndexedAsync(string index)
    {
        var clock = Stopwatch.StartNew();
        while (!IsFilled(index))
        {
            if (clock.Elapsed > LongestIndexing)
            {
                throw new TimeoutException($"The search index {index} was not filled in {LongestIndexing.TotalMinutes} minutes.");
            }

            await Task.Delay(500);
        }

        Console.WriteLine($"indexed      {index}, waited {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static bool IsFilled(string index)
    {
        using var connection = new SqliteConnection($"Data Source={index};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Filled" >= "FillTo" FROM "Marks" """;
        return (long)command.ExecuteScalar()! == 1;
    }

    private static string CredentialIn(string data) => Path.Combine(data, "credential.json");

    /// <summary>Says by a few letters which messages a folder holds, and in which tables.</summary>
    private static string Fingerprint(BenchOptions options, SeedPlan plan)
    {
        var migrations = Directory.GetFiles(Path.Combine(options.Project, "CareChat.Web", "Data", "Migrations", "Sqlite"), "*.cs");
        var content = string.Join('\n', migrations.Select(Path.GetFileName).Order()) + string.Join('\n', plan.All().Take(1000));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
    }
}
