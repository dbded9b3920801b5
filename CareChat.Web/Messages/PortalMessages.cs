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
        doors.MapPut("/draft", DraftAsync);
        doors.MapPost("/typing", TypingAsync);
        doors.MapPost("/read", ReadAsync);
    }

    private static async Task<IResult> PostAsync(Guid conversation, HttpContext http, MessageStore messages, Presence presence)
    {
        var actor = Caller(http);
        var post = await http.Request.ReadBodyAsync<PostBody>();
        // not cancelled with the request: what has reached the portal is kept, whatever becomes of the line
        var message = await messages.PostAsync(actor, new PostMessage(conversation, post.Body ?? "", post.Id, post.AttachmentId), CancellationToken.None);
        presence.StopTyping(conversation, actor);
        return Results.Json(new { message.Id, message.Number, message.SentAt }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RetractAsync(Guid conversation, int number, HttpContext http, MessageStore messages)
    {
        await messages.RetractAsync(Caller(http), conversation, number, CancellationToken.None);
        return Results.NoContent();
    }

    private static async Task<IResult> NoteAsync(Guid conversation, HttpContext http, ConversationStore conversations)
    {
        var note = await http.Request.ReadBodyAsync<NoteBody>();
        await conversations.NoteAsync(Caller(http), conversation, note.Body ?? "", note.Id, CancellationToken.None);
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> DraftAsync(Guid conversation, HttpContext http, DraftStore drafts)
    {
        var draft = await http.Request.ReadBodyAsync<DraftBody>();
        await drafts.SaveAsync(Caller(http), conversation, draft.Body, CancellationToken.None);
        return Results.NoContent();
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

    private sealed record PostBody(Guid? Id, string? Body, Guid? AttachmentId);

    private sealed record NoteBody(Guid? Id, string? Body);

    private sealed record DraftBody(string? Body);

    private sealed record ReadBody(int UpTo);
}
