namespace CareChat.Web.Http;

/// <summary>Counts what is under way for each caller, so that nobody takes more than a share.</summary>
/// <param name="most">How much of one caller's may be under way.</param>
internal sealed class CallersAtOnce(int most)
{
    private readonly Dictionary<Guid, int> underWay = [];
    private readonly Lock gate = new();

    /// <summary>Begins one more of a caller's.</summary>
    /// <returns>False where there are as many as may be; then nothing has begun.</returns>
    public bool TryBegin(Guid caller)
    {
        lock (gate)
        {
            var own = underWay.GetValueOrDefault(caller);
            if (own >= most) return false;
            underWay[caller] = own + 1;
            return true;
        }
    }

    /// <summary>Ends one that has begun.</summary>
    public void End(Guid caller)
    {
        lock (gate)
        {
            if (--underWay[caller] == 0) underWay.Remove(caller);
        }
    }
}
