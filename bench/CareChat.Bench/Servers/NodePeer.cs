using System.Diagnostics;

namespace CareChat.Bench.Servers;

/// <summary>Starts the same chat written in Node: socket.io and better-sqlite3, every message a durable commit.</summary>
public static class NodePeer
{
    /// <summary>Starts it over a fresh database.</summary>
    public static Task<ChildServer> StartAsync(BenchOptions options)
    {
        var url = ChildServer.FreeUrl();
        var folder = Directory.CreateDirectory(options.At("node")).FullName;
        foreach (var file in Directory.GetFiles(folder))
        {
            File.Delete(file);
        }

        var program = Path.Combine(options.Project, "bench", "node", "server.mjs");
        var start = new ProcessStartInfo("node", [program, url.Port.ToString(), Path.Combine(folder, "peer.db")]);
        return ChildServer.StartAsync("node", url, start, "/ready", options.At("logs", "node.log"));
    }
}
