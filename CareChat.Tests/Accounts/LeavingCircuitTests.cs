using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>A circuit that leads its browser to another page, which ends it.</summary>
public sealed class LeavingCircuitTests : PageContext
{
    [Fact]
    public void A_page_that_is_gone_before_it_was_led_to_the_sign_in_troubles_nobody()
    {
        var leads = JSInterop.SetupVoid("Blazor.navigateTo", _ => true);
        leads.SetCanceled();
        BeInteractive();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/visits");

        Render<SignInAgain>(); // a failure would be thrown here

        Assert.Equal("/sign-in?returnUrl=%2Fvisits", Assert.Single(leads.Invocations).Arguments[0]);
    }

    [Fact]
    public void A_page_that_is_being_made_leads_there_by_its_answer()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        Render<SignInAgain>();

        Assert.EndsWith("/sign-in?returnUrl=%2F", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }
}
