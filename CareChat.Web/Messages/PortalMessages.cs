using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>Where the page's scripts post to: messages, notes, the draft, typing and reading. Shapes and status codes only.</summary>
internal static class PortalMessages
{
    /// <summary>Maps the addresses.</summary>
    public static void MapPortalMessages(this IEndpointRouteBuilder app)
    {
        var doors = app.MapPortalDoors("/portal/conversations/{conversation:guid}");
        doors.MapPost("/messages", PostAsync);
        doors.MapDelete("/messages/{number:int}", RetractAsync);
        doors.MapPost("/notes", NoteAsync);
        doors.MapGet("/draft", FindDraftAsync);
        doors.MapPut("/draft", DraftAsync);
        doors.MapPost("/typing", TypingAsync);
        doors.MapPost("/read", ReadAsync);
        app.MapPortalDoors("/portal").MapPost("/danger", WhomToCallAsync);
    }

    private static async Task<IResult> PostAsync(Guid conversation, HttpContext http, MessageStore messages, Presence presence)
    {
        var actor = Caller(http);
        var post = await http.Request.ReadBodyAsync<PostBody>();
        var reader = LanguageChoice.Of(http);
        if (post.Body is { } said) http.OnRefusal(() => Task.FromResult(messages.WhomToCall(actor, said, reader)));
        RequireSame(conversation, post.Conversation);
        // not cancelled with the request: what has reached the portal is kept, whatever becomes of the line
        var asked = new PostMessage(conversation, post.Body ?? "", post.Id, post.AttachmentId) { IsConfirmed = post.IsConfirmed, Seen = post.Seen, Draft = post.Draft, Reader = reader };
        var message = await messages.PostAsync(actor, asked, CancellationToken.None);
        presence.StopTyping(conversation, actor);
        return Results.Json(new { message.Id, message.Number, message.SentAt }, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>
    /// Whom to call, for words that are not through: they wait behind others or for their file, or are too long. Nothing is kept of
    /// them, and nothing is read for them but the number, so that it is said where nothing can be stored.
    /// </summary>
    private static async Task<IResult> WhomToCallAsync(HttpContext http, MessageStore messages)
    {
        var words = await http.Request.ReadBodyAsync<Words>();
        return Results.Json(new { emergency = messages.WhomToCall(Caller(http), words.Body ?? "", LanguageChoice.Of(http)) });
    }

    private static async Task<IResult> RetractAsync(Guid conversation, int number, HttpContext http, MessageStore messages)
    {
        await messages.RetractAsync(Caller(http), conversation, number, CancellationToken.None);
        return Results.NoContent();
    }

    private static async Task<IResult> NoteAsync(Guid conversation, HttpContext http, NoteStore notes)
    {
        var note = await http.Request.ReadBodyAsync<NoteBody>();
        RequireSame(conversation, note.Conversation);
        await notes.PostAsync(Caller(http), new PostNote(conversation, note.Body ?? "", note.Id, note.AttachmentId), CancellationToken.None);
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindDraftAsync(Guid conversation, HttpContext http, DraftStore drafts)
    {
        var kept = await drafts.FindAsync(Caller(http), conversation, http.RequestAborted);
        Tag(http, kept);
        return Results.Json(new { draft = kept.Body });
    }

    /// <summary>Says which version of the draft the portal holds now.</summary>
    private static void Tag(HttpContext http, DraftState draft)
    {
        if (draft.Key is { } key) http.Response.Headers.ETag = $"\"{key:D}\"";
    }

    private static async Task<IResult> DraftAsync(Guid conversation, HttpContext http, DraftStore drafts)
    {
        var draft = await http.Request.ReadBodyAsync<DraftBody>();
        var saved = await drafts.SaveAsync(Caller(http), conversation, draft.Body, draft.Was, CancellationToken.None);
        Tag(http, saved.Draft);
        if (saved.IsKept) return Results.NoContent();
        var problem = new { title = "This draft was written elsewhere meanwhile", code = "DRAFT_NEWER", draft = saved.Draft.Body };
        return Results.Json(problem, statusCode: StatusCodes.Status409Conflict, contentType: "application/problem+json");
    }

    private static async Task<IResult> TypingAsync(Guid conversation, HttpContext http, Presence presence, IDbContextFactory<CareChatDb> databases)
    {
        var actor = Caller(http);
        if (!presence.Of(conversation).Any(p => p.ActorId == actor.Id))
        {
            await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
            if (!await db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversation, http.RequestAborted))
                throw new RefusedException(Refusal.NotFound("Conversation"));
        }
        presence.Typing(conversation, actor);
        return Results.NoContent();
    }

    private static async Task<IResult> ReadAsync(Guid conversation, HttpContext http, ConversationStore conversations)
    {
        var read = await http.Request.ReadBodyAsync<ReadBody>();
        await conversations.MarkReadAsync(Caller(http), conversation, read.UpTo, CancellationToken.None);
        return Results.NoContent();
    }

    private static Actor Caller(HttpContext http) =>
        http.User.ToActor() ?? throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "You are signed out"));

    /// <summary>What was begun while one conversation was on the screen is written in no other.</summary>
    private static void RequireSame(Guid conversation, Guid? begunIn)
    {
        if (begunIn is { } begun && begun != conversation)
            throw new RefusedException(Refusal.Conflict("OTHER_CONVERSATION", "This was written for another conversation"));
    }

    /// <param name="Conversation">Which conversation was on the screen when its first letter was typed; null where the page does not say.</param>
    /// <param name="IsConfirmed">True where the person was asked and sends it all the same.</param>
    /// <param name="Seen">The number of the last message on the screen when it was sent; null where the page does not say.</param>
    /// <param name="Draft">The key of the draft it was, as the page knew it; null where it knew none.</param>
    private sealed record PostBody(Guid? Id, string? Body, Guid? AttachmentId, Guid? Conversation, bool IsConfirmed, int? Seen, Guid? Draft);

    private sealed record NoteBody(Guid? Id, string? Body, Guid? AttachmentId, Guid? Conversation);

    /// <param name="Was">Texts the page knows the portal may hold: the draft takes the place of none but these. Null takes that of any.</param>
    private sealed record DraftBody(string? Body, string[]? Was);

    private sealed record ReadBody(int UpTo);

    private sealed record Words(string? Body);
}
