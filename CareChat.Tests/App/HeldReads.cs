using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Tests.App;

/// <summary>The real contexts, of which those asked for while it holds are waited for.</summary>
public sealed class HeldReads(IDbContextFactory<CareChatDb> real) : IDbContextFactory<CareChatDb>
{
    /// <summary>True while whoever asks has to wait.</summary>
    public bool HoldsNext { get; set; } = true;

    /// <summary>Ends the waiting.</summary>
    public TaskCompletionSource Held { get; } = new();

    public CareChatDb CreateDbContext() => real.CreateDbContext();

    public async Task<CareChatDb> CreateDbContextAsync(CancellationToken cancellationToken)
    {
        if (HoldsNext) await Held.Task;
        return await real.CreateDbContextAsync(cancellationToken);
    }
}
