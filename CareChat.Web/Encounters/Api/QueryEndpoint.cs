using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Http;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Api;

/// <summary><c>POST /api/v1/agent/query</c> (contract C.1).</summary>
internal sealed class QueryEndpoint(
    AgentDoor door, QueryCalls calls, QueryLimits limits, QueryAnswers answers, ILetterEvaluator evaluator, EmergencyScreen screen,
    RefusedDanger refused, LetterImages images, LetterStore letters, ClientAddress addresses, EncounterOptions options, WriteLane lane,
    ReadLane reads, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    private static readonly Refusal NoLetter = Refusal.Invalid("query", "query does not look like a clinical letter");
    private static readonly Refusal OnlyDanger = Refusal.Conflict("LETTER_REFUSED", "the letter was refused");

    /// <summary>Takes a letter.</summary>
    public async Task SendAsync(HttpContext http)
    {
        var actor = await door.AnyoneAsync(http);
        using var pictures = new ReceivedImages();
        var (input, claim, instance) = await ReadAsync(http, actor, pictures);
        if (reads.Stored(claim, clock.GetUtcNow()) is { } stored)
        {
            await http.Response.WriteAnswerAsync(stored);
            return;
        }
        var finding = LetterScreen.Find(screen.Detector(instance), input.Query);
        http.OnRefusal(() => WhomToCallAsync(actor, instance, input.SessionToken, input.Query, finding));
        try
        {
            await http.Response.WriteAnswerAsync(await TakeAsync(http, actor, input, claim, finding, pictures));
        }
        catch (LockedEncounterException locked)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            var emergency = await http.WhomToCallAsync(http.Response.StatusCode);
            await http.Response.WriteJsonAsync(QueryAnswers.Of(locked, input.SessionToken, emergency), LetterWire.Plain.LockedJson);
        }
    }

    private async Task<Answer> TakeAsync(
        HttpContext http, Actor? actor, QueryInput input, IdempotencyClaim? claim, EmergencyFinding? finding, ReceivedImages pictures)
    {
        var letter = await ReadLetterAsync(http, input, finding, pictures);
        var answer = await WriteAsync(http, actor, letter, claim);
        if (!answer.IsReplay && answer.Status == StatusCodes.Status200OK) pictures.Settle();
        return answer;
    }

    /// <summary>Evaluates a letter, and takes its pictures in. One that is wrong goes on where its danger may concern a visit.</summary>
    private async Task<SentLetter> ReadLetterAsync(HttpContext http, QueryInput input, EmergencyFinding? finding, ReceivedImages pictures)
    {
        var letter = new SentLetter(input.Query, input.SessionToken, input.PatientId, new Evaluation(0, "", false), pictures, finding);
        try
        {
            var found = await evaluator.EvaluateAsync(input.Query, finding, http.RequestAborted) ?? throw new RefusedException(NoLetter);
            await images.ReceiveAsync(pictures, input.Images, http.RequestAborted);
            return letter with { Evaluation = found.With(finding) };
        }
        catch (RefusedException wrong) when (finding is not null && input.SessionToken is not null)
        {
            return letter with { Refusal = wrong.Refusal };
        }
    }

    /// <summary>Notes a letter that can be read, whatever else is wrong with the call.</summary>
    private void Note(HttpContext http, Actor? actor, JsonInput body)
    {
        if (QueryInput.LetterOf(body) is not { } letter) return;
        var session = QueryInput.SessionOf(body); // the body itself is let go: it may be large
        var parts = RefusedParts.Of(letter);
        http.OnRefusal(async () =>
        {
            var (instance, encounter) = await PlaceInNeedAsync(actor, session, http.RequestAborted);
            foreach (var part in parts)
            {
                var finding = LetterScreen.Find(screen.Detector(instance), part);
                // it may be refused before it is counted; what is too long is too long for the visit too
                var mayCall = finding is not null && parts.Count == 1 && encounter is { } id && limits.MayCall(id);
                if (await WhomToCallAsync(actor, instance, mayCall ? session : null, part, finding) is { } text) return text;
            }
            return null;
        });
    }

    /// <summary>Whom to call, for a letter that is refused before it has come to the store: there its danger reaches the visit of its session.</summary>
    private Task<string?> WhomToCallAsync(Actor? actor, Guid instance, string? session, string text, EmergencyFinding? finding)
    {
        var letter = new SentLetter(text, session, null, new Evaluation(0, "", false), new ReceivedImages(), finding) { Refusal = OnlyDanger };
        return refused.WhomToCallAsync(
            instance, text, finding, session is null ? null : async scope => (await letters.SendAsync(scope, actor, letter)).Emergency);
    }

    /// <summary>Reads a call within its budgets. The pictures that came along lie on disk then, and nothing large is in memory.</summary>
    /// <returns>What it says, of the pictures only those that are elsewhere; its claim; and the clinic it goes to.</returns>
    private async Task<(QueryInput Input, IdempotencyClaim? Claim, Guid Instance)> ReadAsync(
        HttpContext http, Actor? actor, ReceivedImages pictures)
    {
        using var call = await calls.EnterAsync(http, actor?.Account);
        var body = await JsonInput.ReadAsync(http, QueryInput.LargestBody);
        Note(http, actor, body);
        var input = QueryInput.Of(body);
        if (actor is null && input.PatientId is not null) throw new RefusedException(AgentDoor.NoToken);
        var instance = await CountAsync(http, actor, input.SessionToken);
        var claim = actor is null
            ? IdempotencyKey.OfStranger(http, addresses.KeyOf(http), body.Hash) : IdempotencyKey.Of(http, actor.Id, body.Hash);
        await images.ReceiveAsync(pictures, [.. input.Images.Where(i => i.Bytes is not null)], http.RequestAborted);
        return (input with { Images = [.. input.Images.Where(i => i.Bytes is null)] }, claim, instance);
    }

    private Task<Answer> WriteAsync(HttpContext http, Actor? actor, SentLetter letter, IdempotencyClaim? claim) =>
        lane.WriteAsync(scope => scope.OnceAsync(claim, clock.GetUtcNow(),
            async () => answers.AnswerTo(http, letter, await letters.SendAsync(scope, actor, letter))), http.RequestAborted);

    /// <summary>Counts the call against its limits.</summary>
    /// <returns>The clinic the letter goes to; none where no clinic takes letters.</returns>
    private async Task<Guid> CountAsync(HttpContext http, Actor? actor, string? sessionToken)
    {
        var (instance, encounter) = await PlaceAsync(actor, sessionToken, http.RequestAborted);
        limits.Count(http, encounter, actor?.Account);
        return sessionToken is not null && encounter is null ? throw new RefusedException(LetterStore.NoSession) : instance;
    }

    /// <summary>The same for a letter that is refused; while the database cannot be read it belongs to no encounter.</summary>
    private async Task<(Guid Instance, Guid? Encounter)> PlaceInNeedAsync(Actor? actor, string? session, CancellationToken cancellationToken)
    {
        try
        {
            return await PlaceAsync(actor, session, cancellationToken);
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            return (actor?.InstanceId ?? Guid.Empty, null);
        }
    }

    /// <summary>
    /// The clinic a letter goes to, none where no clinic takes letters; and the encounter of its session, null without one and where
    /// the caller would need a key.
    /// </summary>
    private async Task<(Guid Instance, Guid? Encounter)> PlaceAsync(Actor? actor, string? sessionToken, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hash = sessionToken is null ? null : EncounterTokens.Hash(sessionToken);
        var encounter = hash is null ? null
            : await db.Encounters.AsNoTracking().SingleOrDefaultAsync(e => e.SessionTokenHash == hash, cancellationToken);
        if (actor is null && encounter is not null && !await db.TakesAnyoneAsync(encounter, clock.GetUtcNow(), cancellationToken))
            encounter = null;
        var instance = actor?.InstanceId ?? encounter?.InstanceId ?? await LetterStore.InstanceAsync(db, options, cancellationToken) ?? Guid.Empty;
        return (instance, encounter?.Id);
    }
}
