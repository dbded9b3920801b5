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

    private static PortalHost Node(string connection, bool isDemo)
    {
        var node = new PortalHost { IsDemo = isDemo };
        node.Settings["CareChat:Database:Provider"] = "Postgres";
        node.Settings["CareChat:Database:ConnectionString"] = connection;
        foreach (var limit in Limits) node.Settings[limit] = "100000"; // the tests' clock stands still, so that no window ever passes
        return node;
    }

    private static readonly string[] Limits =
    [
        "CareChat:RateLimits:PerPatientPerMinute", "CareChat:RateLimits:PerClientPerMinute", "CareChat:RateLimits:PerAssistantKeyPerMinute",
        "CareChat:Encounters:QueriesPerHour", "CareChat:Encounters:QueriesPerDay", "CareChat:Encounters:PostsPerMinute",
    ];
}
