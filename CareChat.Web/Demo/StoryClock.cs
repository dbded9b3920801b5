namespace CareChat.Web.Demo;

/// <summary>A clock that says when a story happened, so that the stores keep it as if they had been there.</summary>
internal sealed class StoryClock : TimeProvider
{
    /// <summary>The moment of the beat that is told.</summary>
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
