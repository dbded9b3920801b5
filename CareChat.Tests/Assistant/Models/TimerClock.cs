namespace CareChat.Tests.Assistant.Models;

/// <summary>A clock that moves only when a test moves it, and whose timers ring by it.</summary>
internal sealed class TimerClock : TimeProvider
{
    private readonly List<Alarm> alarms = [];
    private readonly Lock gate = new();
    private DateTimeOffset now = new(2026, 4, 2, 14, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves on, and rings what is due.</summary>
    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += by;
            due = [.. alarms.Where(a => a.At <= now)];
            foreach (var alarm in due) alarms.Remove(alarm);
        }
        foreach (var alarm in due) alarm.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(TimerClock clock, Action ring) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public Action Ring => ring;

        /// <summary>Sets it anew; it rings once.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                At = clock.now + dueTime;
                if (dueTime >= TimeSpan.Zero) clock.alarms.Add(this);
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
