using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CareChat.Web.Encounters.Api;

/// <summary>
/// What a letter's call may cost before it is known what it says. Which session it belongs to stands in its body; so the
/// address it comes from is asked first, and an address without letters left sends no pictures either. A body that is large,
/// or does not say how large it is, comes in on disk, a few of each caller at once; in memory there is a place for few of all
/// callers, and only what has come in whole waits for one: who sends slowly holds up nobody else.
/// </summary>
internal sealed class QueryCalls(
    QueryLimits limits, EncounterOptions options, ClientAddress addresses, FileFolder folder, TimeProvider clock)
{
    /// <summary>The longest letter, with every letter escaped, and what stands around it.</summary>
    private const int SmallBody = 80 * 1024;

    private const int PieceSize = 64 * 1024;
    private const int AgainAfter = 5;

    /// <summary>How long a large body may be on its way.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(5);

    private readonly SlidingWindow calls = new(clock, TimeSpan.FromMinutes(1), options.CallsPerAddressPerMinute);
    private readonly SlidingWindow large = new(clock, TimeSpan.FromHours(1), options.LargeCallsPerAddressPerHour);
    private readonly SemaphoreSlim places = new(options.LargeCallsAtOnce);
    private readonly CallersAtOnce underWay = new(options.LargeCallsAtOncePerAddress);

    /// <summary>Lets the body of a call be read; a large one has come in by then, and has its place in memory.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">Whose key or session came with it; null for none, then the address is the caller.</param>
    /// <returns>What a large call takes up, until it is disposed.</returns>
    /// <exception cref="LimitedException">There were too many, or too many of the caller's are under way.</exception>
    /// <exception cref="RefusedException">The body is too large.</exception>
    public async Task<IDisposable?> EnterAsync(HttpContext http, Guid? account)
    {
        var address = addresses.KeyOf(http);
        calls.Take(address).Require();
        if (!http.IsSealed() || http.Request.ContentLength <= SmallBody)
        {
            http.OpenBody();
            return null;
        }
        if (account is null) limits.RequireOfAddress(http);
        var call = Begin(account ?? address);
        try
        {
            large.Take(call.Caller).Require();
            http.OpenBody();
            await TakeInAsync(http, call);
            return call;
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    private async Task TakeInAsync(HttpContext http, LargeCall call)
    {
        var body = folder.Spool(http.Request.Body, SmallBody);
        call.Body = body;
        await ReceiveAsync(http, body);
        if (body.Length > SmallBody)
        {
            await places.WaitAsync(http.RequestAborted);
            call.HasPlace = true;
        }
        http.Request.Body = body;
        http.Request.ContentLength = body.Length;
    }

    /// <summary>Takes a body off the wire, counting as it comes.</summary>
    /// <exception cref="RefusedException">It is too large.</exception>
    /// <exception cref="BadHttpRequestException">It came in too slowly.</exception>
    private async Task ReceiveAsync(HttpContext http, FileBufferingReadStream body)
    {
        BodyBytes.Allow(http, QueryInput.LargestBody);
        using var late = new CancellationTokenSource(LongestWay, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, http.RequestAborted);
        var piece = new byte[PieceSize];
        try
        {
            while (await body.ReadAsync(piece, either.Token) > 0)
                if (body.Length > QueryInput.LargestBody) throw new RefusedException(BodyBytes.TooLarge);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The letter came in too slowly.", StatusCodes.Status408RequestTimeout);
        }
        body.Position = 0;
    }

    private LargeCall Begin(Guid caller)
    {
        if (!underWay.TryBegin(caller))
            throw new LimitedException(new LimitState(false, options.LargeCallsAtOncePerAddress, 0, AgainAfter));
        return new LargeCall(this, caller);
    }

    /// <summary>A large call under way: its body, and its place in memory once it has one.</summary>
    private sealed class LargeCall(QueryCalls calls, Guid caller) : IDisposable
    {
        public Guid Caller => caller;

        public Stream? Body { get; set; }

        public bool HasPlace { get; set; }

        public void Dispose()
        {
            Body?.Dispose();
            if (HasPlace) calls.places.Release();
            calls.underWay.End(caller);
        }
    }
}
