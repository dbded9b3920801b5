using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>Where races are run.</summary>
public abstract class RaceHosts : IAsyncLifetime
{
    /// <summary>The program that makes people and looks at what came of them.</summary>
    public abstract PortalHost First { get; }

    /// <summary>The program of a runner.</summary>
    public abstract PortalHost Of(int runner);

    /// <summary>A store of a runner's program.</summary>
    public T The<T>(int runner = 0) where T : notnull => Of(runner).Services.GetRequiredService<T>();

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    /// <summary>Requires that one was done and the others were refused with one code.</summary>
    public static void RequireOne(IReadOnlyDictionary<string, int> ends, int runners, string refusal) =>
        Assert.Equal(new Dictionary<string, int> { ["done"] = 1, [refusal] = runners - 1 }, ends);
}

/// <summary>One program on SQLite.</summary>
public sealed class SqliteRaceHosts : RaceHosts
{
    public override PortalHost First { get; } = new();

    public override PortalHost Of(int runner) => First;

    public override Task InitializeAsync() => First.InitializeAsync();

    public override Task DisposeAsync() => ((IAsyncLifetime)First).DisposeAsync();
}

/// <summary>Two programs on one PostgreSQL.</summary>
public sealed class PostgresRaceHosts(PostgresServer server) : RaceHosts
{
    private readonly Nodes nodes = new(server.CreateDatabase(), 2);

    public override PortalHost First => nodes.First;

    public override PortalHost Of(int runner) => nodes.Of(runner);

    public override Task InitializeAsync() => nodes.StartTogetherAsync();

    public override async Task DisposeAsync() => await nodes.DisposeAsync();
}
