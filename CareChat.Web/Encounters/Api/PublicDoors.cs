namespace CareChat.Web.Encounters.Api;

/// <summary>The small addresses of contract C that need no store (C.9 end, C.10).</summary>
internal static class PublicDoors
{
    /// <summary>Maps them.</summary>
    public static void MapPublicDoors(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<AgentDoor>();
        app.MapGet("/api/v1/subscriptions/me", async (HttpContext http) =>
        {
            await door.AccountAsync(http);
            return Results.Json(new { status = "active", plan = "self_hosted" });
        }).ExcludeFromDescription();
    }
}
