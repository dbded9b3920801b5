using System.Diagnostics;
using CareChat.Bench.Data;
using CareChat.Bench.Machine;
using CareChat.Bench.Measures;
using CareChat.Bench.Report;
using CareChat.Bench.Servers;

namespace CareChat.Bench;

/// <summary>One run: sends and delivery over fresh databases, pages and search over the large ones, then the table.</summary>
public sealed class BenchRun(BenchOptions options)
{
    private const int VoidRun = 3;

    private readonly FsyncCheck disk = new(options);
    private readonly IdleCheck idle = new();
    private readonly List<Outcome> outcomes = [];

    /// <summary>Runs everything that was asked for; 0 when the run counts.</summary>
    public async Task<int> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(options.Folder);
        await idle.TakeAsync();
        disk.Take();
        if (options.Wants("sends") || options.Wants("delivery"))
        {
            await MeasureWritesAsync();
            disk.Take();
        }

        if (options.Wants("pages") || options.Wants("search"))
        {
            await MeasureReadsAsync();
            disk.Take();
        }

        var assistant = new AssistantAnswers(options);
        if (options.Wants("assistant") && !options.LimitsOnly && File.Exists(assistant.File))
        {
            outcomes.Add(await assistant.RunAsync());
        }

        return Report(clock.Elapsed);
    }

    private async Task MeasureWritesAsync()
    {
        await using var limits = await LimitServer.StartAsync(options);
        await using var product = options.LimitsOnly ? null : await StartEmptyProductAsync();
        if (options.Wants("delivery"))
        {
            outcomes.Add(await new Delivery(options, limits, product).RunAsync());
        }

        if (options.Wants("sends"))
        {
            await using var node = await NodePeer.StartAsync(options);
            outcomes.Insert(0, await new SendLoad(options, limits, node, product).RunAsync());
        }
    }

    private async Task MeasureReadsAsync()
    {
        var plan = new SeedPlan(options.Messages);
        var database = LargeDatabase.Ensure(options, plan);
        await using var limits = await LimitServer.StartAsync(options, database);
        await using var server = options.LimitsOnly ? null : await ProductSeed.StartAsync(options, plan);
        var product = server is null ? null : new SeededProduct(server, plan);
        LargeDatabase.ReadOnce(options);
        if (options.Wants("pages"))
        {
            outcomes.Add(await new HistoryPages(options, plan, limits, product).RunAsync());
        }

        if (options.Wants("search"))
        {
            outcomes.Add(new PatientSearch(options, plan, database, limits, product).Run());
        }
    }

    private async Task<CareChatServer> StartEmptyProductAsync()
    {
        var data = options.At("carechat-empty");
        var credential = await CareChatServer.SetUpAsync(options, data);
        return await CareChatServer.StartAsync(options, data, credential);
    }

    private int Report(TimeSpan took)
    {
        var page = new PerformancePage(options, disk, idle);
        var section = page.Section(outcomes);
        Console.WriteLine();
        Console.WriteLine(section);
        Console.WriteLine($"took {took.TotalMinutes:F1} min");
        File.WriteAllText(options.At($"{DateTime.UtcNow:yyyyMMdd-HHmmss}.md"), section);
        var isVoid = disk.Void || idle.Void;
        if (isVoid)
        {
            Console.Error.WriteLine($"VOID: the disk drifted by {disk.Drift:P0}, {idle.Share:P0} idle at the start; run again on a quieter machine");
        }

        var complete = !options.Quick && !options.LimitsOnly && options.Only.Count == 0;
        if (complete && (!isVoid || options.KeepVoid))
        {
            page.Write(outcomes);
        }

        return isVoid ? VoidRun : 0;
    }
}
