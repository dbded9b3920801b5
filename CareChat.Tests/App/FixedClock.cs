namespace CareChat.Tests.App;

/// <summary>A clock that moves only when a test moves it.</summary>
public sealed class FixedClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 4, 2, 14, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
