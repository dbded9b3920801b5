using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Http;

/// <summary>
/// The origins whose pages may call, from a browser, what a program may: <c>CareChat:AllowedOrigins</c> at every clinic, and those
/// that an instance allows itself (contract part 1). Asked of the database each time: what is taken off counts no more from the next
/// request on.
/// </summary>
public sealed class AllowedOrigins(IConfiguration configuration, IDbContextFactory<CareChatDb> databases)
{
    private static readonly Refusal Denied = new(RefusalKind.Denied, "ACCESS_DENIED", "Access is denied");

    private readonly HashSet<string> everywhere =
        [.. (configuration.GetSection("CareChat:AllowedOrigins").Get<string[]>() ?? []).Select(WebOrigin.Of).OfType<string>()];

    /// <summary>True where some instance allows it; which one is called, a credential says that does not come with the question.</summary>
    public Task<bool> AreAtSomeInstanceAsync(string origin) => ContainAsync(origin, instances => instances);

    /// <summary>True where the instance of this address allows it.</summary>
    public Task<bool> AreAtAsync(string tenant, string instance, string origin) =>
        ContainAsync(origin, instances => instances.Where(i => i.Name == instance && i.Tenant!.Name == tenant));

    /// <summary>Refuses a page of an origin that only other instances allow.</summary>
    /// <exception cref="RefusedException">None of the caller's instances allows it.</exception>
    public async Task RequireAsync(HttpContext http, IReadOnlyCollection<Guid> instances)
    {
        if (http.Features.Get<CallingPage>() is not { Origin: var origin }) return;
        if (!await ContainAsync(origin, all => all.Where(i => instances.Contains(i.Id)))) throw new RefusedException(Denied);
    }

    private async Task<bool> ContainAsync(string origin, Func<IQueryable<Instance>, IQueryable<Instance>> which)
    {
        if (WebOrigin.Of(origin) is not { } said) return false;
        if (everywhere.Contains(said)) return true;
        await using var db = await databases.CreateDbContextAsync();
        var lists = await which(db.Instances).Where(i => i.AllowedOrigins != "").Select(i => i.AllowedOrigins).ToListAsync();
        return lists.Exists(list => WebOrigin.Words(list).Contains(said));
    }
}

/// <summary>The page of another origin that calls, where it may.</summary>
internal sealed record CallingPage(string Origin);
