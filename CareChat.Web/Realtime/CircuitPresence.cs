using CareChat.Web.Data;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CareChat.Web.Realtime;

/// <summary>
/// Whom a circuit shows as present: its viewer, while somebody is at the other end. A circuit outlives its connection by
/// minutes, so that a page comes back as it was; presence ends with the connection, which the server gives up after half a
/// minute without a word, and begins again with the next one. Everything here runs on the circuit's own dispatcher.
/// </summary>
public sealed class CircuitPresence(Presence presence) : CircuitHandler
{
    private readonly HashSet<Viewing> viewings = [];
    private bool isDown;

    /// <summary>The actor has the conversation open until the result is disposed, and is there while the circuit is connected.</summary>
    public IDisposable View(Guid conversationId, Actor actor)
    {
        var viewing = new Viewing(viewings, () => presence.View(conversationId, actor));
        if (!isDown) viewing.Enter();
        return viewing;
    }

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        isDown = true;
        foreach (var viewing in viewings.ToList()) viewing.Leave();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        isDown = false;
        foreach (var viewing in viewings.ToList()) viewing.Enter();
        return Task.CompletedTask;
    }

    /// <summary>One conversation that is open, whether or not it shows.</summary>
    private sealed class Viewing : IDisposable
    {
        private readonly HashSet<Viewing> open;
        private readonly Func<IDisposable> view;
        private IDisposable? present;

        public Viewing(HashSet<Viewing> open, Func<IDisposable> view)
        {
            (this.open, this.view) = (open, view);
            open.Add(this);
        }

        public void Enter()
        {
            if (open.Contains(this)) present ??= view();
        }

        public void Leave()
        {
            present?.Dispose();
            present = null;
        }

        public void Dispose()
        {
            open.Remove(this);
            Leave();
        }
    }
}
