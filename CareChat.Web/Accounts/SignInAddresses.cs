using CareChat.Web.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CareChat.Web.Accounts;

/// <summary>What the account pages post to besides themselves: one-click sign-in of the demo, sign-out, passkey options.</summary>
internal static class SignInAddresses
{
    /// <summary>Where the button of each page ends the session.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Maps the addresses.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/demo", DemoAsync);
        app.MapPost(SignOut, SignOutAsync);
        app.MapPost("/sign-in/passkey-request", PasskeyRequestAsync);
        app.MapPost("/account/passkey-creation", PasskeyCreationAsync).RequireAuthorization();
    }

    private static async Task<IResult> DemoAsync([FromForm] Guid person, DemoMode demo, PortalSignIn signIn, UserManager<Person> people)
    {
        if (!demo.IsOn || await people.FindByIdAsync(person.ToString()) is not { IsDemo: true, DisabledAt: null } found)
            return Results.NotFound();
        await signIn.SignOutAsync();
        await signIn.SignInAsync(found, isPersistent: true, "demo");
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> SignOutAsync([FromForm] string? again, PortalSignIn signIn)
    {
        _ = again; // a form: so that the antiforgery token is asked for
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }

    /// <summary>Says nothing about any account: the passkey itself knows whose it is.</summary>
    private static async Task<IResult> PasskeyRequestAsync(HttpContext http, PortalSignIn signIn, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        return Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<IResult> PasskeyCreationAsync(HttpContext http, PortalSignIn signIn, UserManager<Person> people, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await people.GetUserAsync(http.User) is not { } person) return Results.BadRequest();
        var entity = new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.DisplayName };
        return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }
}
