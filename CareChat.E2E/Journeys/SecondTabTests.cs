using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace CareChat.E2E.Journeys;

/// <summary>Signing in as somebody else in a second tab, while the page of the first one lives on for a moment.</summary>
public sealed class SecondTabTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    [Fact]
    public async Task The_newer_sign_in_stays_whatever_the_older_page_still_asks()
    {
        var first = await clinic.OpenWindowAsync();
        await first.EnterDemoAsync("patient");
        for (var round = 0; round < 4; round++)
        {
            await first.GotoAsync("/");
            await first.IsInteractiveAsync();
            var second = await first.Context.NewPageAsync();
            await second.EnterDemoAsync(round % 2 == 0 ? "clinician" : "patient");
            var place = round % 2 == 0 ? "/inbox" : "/chat";
            await Assertions.Expect(first).ToHaveURLAsync(new Regex("sign-in|" + place)); // its own session has ended, and it knows by now

            for (var look = 0; look < 3; look++)
            {
                await second.GotoAsync("/");
                await Assertions.Expect(second).ToHaveURLAsync(new Regex(place));
            }
            await first.CloseAsync();
            first = second;
        }
        await first.Context.CloseAsync();
    }
}
