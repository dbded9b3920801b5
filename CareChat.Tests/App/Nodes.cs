using Xunit;

namespace CareChat.Tests.App;

/// <summary>Several real programs on one PostgreSQL database.</summary>
/// <param name="connection">The database.</param>
/// <param name="count">How many.</param>
/// <param name="isDemo">True where they are those of the demo clinic.</param>
public sealed class Nodes(string connection, int count, bool isDemo = false) : IAsyncDisposable
{
    /// <summary>The programs.</summary>
    public IReadOnlyList<PortalHost> All { get; } = [.. Enumerable.Range(0, count).Select(_ => Node(connection, isDemo))];

    /// <summary>The first of them.</summary>
    public PortalHost First => All[0];

    /// <summary>Turn by turn.</summary>
    public PortalHost Of(int turn) => All[turn % All.Count];

    /// <summary>Starts them at the same moment, each on a thread of its own.</summary>
    public Task StartTogetherAsync() => Race.OfAsync(All.Count, i => All[i].InitializeAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var node in All) await ((IAsyncLifetime)node).DisposeAsync();
    }

    private static PortalHost Node(string connection, bool isDemo) => new()
    {
        IsDemo = isDemo,
        Settings = { ["CareChat:Database:Provider"] = "Postgres", ["CareChat:Database:ConnectionString"] = connection },
    };
}
