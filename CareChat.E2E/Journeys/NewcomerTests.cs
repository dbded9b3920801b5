using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Somebody without an account opens an agent's link; the queue stands open in another window.</summary>
public sealed class NewcomerTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    [Fact]
    public async Task Somebody_new_makes_an_account_and_sends_a_letter_that_appears_in_the_queue()
    {
        await using var db = clinic.Portal.Open();
        var letter = await clinic.Portal.LetterAsync(await db.Instances.Select(i => i.Id).SingleAsync());
        var (patient, clinician) = (await clinic.OpenWindowAsync(390, 844), await clinic.OpenWindowAsync());
        await clinician.EnterDemoAsync("clinician");
        await clinician.GotoAsync("/queue");
        await clinician.IsInteractiveAsync();

        await patient.GotoAsync(letter.Link);
        await Expect(patient).ToHaveURLAsync(new Regex($"/checkout/{letter.Id}$"));
        await RegisterAsync(patient);
        await patient.GetByLabel("This is what I want").CheckAsync();
        await patient.GetByLabel("I have read this").CheckAsync();
        await patient.GetByRole(AriaRole.Button, new() { Name = "Send to the care team" }).ClickAsync();
        await Expect(patient).ToHaveURLAsync(new Regex($"/visits/{letter.Id}$"));

        await clinician.Locator($"[data-visit='{letter.Id}']").ClickAsync();
        await Expect(clinician.GetByRole(AriaRole.Heading, new() { Name = "Noor Aziz" })).ToBeVisibleAsync();
        await Expect(clinician.Locator(".letter-text")).ToContainTextAsync("An itchy rash");
        await patient.Context.CloseAsync();
        await clinician.Context.CloseAsync();
    }

    private static async Task RegisterAsync(IPage patient)
    {
        await patient.GetByLabel("First name").FillAsync("Noor");
        await patient.GetByLabel("Last name").FillAsync("Aziz");
        await patient.GetByLabel("Date of birth").FillAsync("1990-05-17");
        await patient.GetByLabel("State you live in").SelectOptionAsync("OR");
        await patient.GetByLabel("Female").CheckAsync();
        await patient.GetByLabel("Email").FillAsync($"{Guid.NewGuid():N}@example.com");
        await patient.GetByLabel("Password").FillAsync("a long plain sentence");
        await patient.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await Expect(patient.GetByRole(AriaRole.Heading, new() { Name = "Send your letter" })).ToBeVisibleAsync();
    }
}
