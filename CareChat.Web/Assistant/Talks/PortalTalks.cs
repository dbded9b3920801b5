using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Talks;

/// <summary>Where the buttons of a talk post to; questions go the way of all messages. Shapes and status codes only.</summary>
internal static class PortalTalks
{
    /// <summary>Maps the addresses.</summary>
    public static void MapPortalTalks(this IEndpointRouteBuilder app)
    {
        var doors = app.MapPortalDoors("/portal/assistant/{conversation:guid}");
        doors.MapPost("/stop", StopAsync);
        doors.MapPost("/again", AgainAsync);
        doors.MapPost("/handover", HandOverAsync);
    }

    private static async Task<IResult> StopAsync(Guid conversation, HttpContext http, TalkStore talks, AnswersUnderWay underWay, ViewerWords words)
    {
        await talks.StopAsync(Caller(http), conversation, words["assistant.stopped"], CancellationToken.None);
        underWay.Stop(conversation);
        return Results.NoContent();
    }

    private static async Task<IResult> AgainAsync(Guid conversation, HttpContext http, TalkAnswers answers)
    {
        await answers.AskAgainAsync(Caller(http), conversation, onlyFresh: false, http.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> HandOverAsync(Guid conversation, HttpContext http, TalkHandover handover, ViewerWords words)
    {
        var isHanded = await handover.HandOverAsync(Caller(http), conversation, words, CancellationToken.None);
        return Results.Json(new { next = isHanded ? "/chat?handed=true" : "/chat" });
    }

    private static Actor Caller(HttpContext http) =>
        http.User.ToActor() ?? throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "You are signed out"));
}
