using CareChat.Web.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Accounts;

/// <summary>Registers people, their sessions and sign-in.</summary>
public static class AccountsRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<ViewerWords>();
        services.AddSingleton<SendKey>();
        services.AddSingleton<DemoMode>();
        services.AddSingleton<Revocations>();
        services.AddSingleton<SessionStore>();
        services.AddHostedService<RevocationWatch>();
        services.AddHostedService<SessionSweep>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<PeopleStore>();
        services.AddSingleton<PeopleList>();
        services.AddSingleton<ClinicSettings>();
        services.AddSingleton<ApiClientList>();
        services.AddSingleton<FirstAdministrator>();
        services.AddHostedService(s => s.GetRequiredService<FirstAdministrator>());
        services.Configure<IdentityPasskeyOptions>(o => o.ResidentKeyRequirement = "required");
        services.AddHttpContextAccessor();
        services.AddScoped<AuthenticationStateProvider, SessionAuthentication>();
        services.AddAuthorization();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "carechat.form";
            o.SuppressXFrameOptionsHeader = true; // the headers of every answer say more
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SignInCookie>();
        services.AddOptions<SignInOptions>().BindConfiguration("CareChat:SignIn");
        services.AddSingleton(s => s.GetRequiredService<IOptions<SignInOptions>>().Value);
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<Guessing>();
        services.AddIdentityCore<Person>(Rules)
            .AddUserManager<PortalAccounts>()
            .AddEntityFrameworkStores<CareChatDb>()
            .AddSignInManager<PortalSignIn>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddDefaultTokenProviders();
        services.AddSingleton<ApiClientCache>();
        services.AddSingleton<ApiClientStore>();
        services.AddSingleton<ApiClientTokenBlock>();
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<BearerTokensKey>();
        services.AddSingleton<ChatTokenStore>();
        services.AddSingleton<PersonalKeyStore>();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapAccounts(this WebApplication app) => app.MapSignIn();

    /// <summary>Long passwords instead of strange ones.</summary>
    private static void Rules(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        options.Password.RequiredLength = 10;
        options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }
}
