using CareChat.E2E.Infrastructure;
using Xunit;

namespace CareChat.E2E.Journeys;

/// <summary>
/// Random sequences of keys, clicks, pastes and drops at a nurse's desk, at the speed of hands and of machines, near and far from
/// the program, on a line that breaks and falls silent. <c>CARECHAT_SEQUENCES</c> says how many; the suite does a few.
/// </summary>
public sealed class RandomDeskTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private static readonly int Sequences = int.TryParse(Environment.GetEnvironmentVariable("CARECHAT_SEQUENCES"), out var count) ? count : 15;
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("CARECHAT_SEED"), out var seed) ? seed : 1;

    [Fact]
    public async Task Nothing_reaches_another_patient_or_another_reader_and_no_letter_of_a_text_does_anything()
    {
        var found = await Task.WhenAll(new[] { 0, 150, 300 }.Select((roundTrip, i) => RunAsync(TimeSpan.FromMilliseconds(roundTrip), i)));

        if (string.Join('\n', found.SelectMany(f => f)) is { Length: > 0 } wrong) Assert.Fail(wrong);
    }

    private async Task<List<string>> RunAsync(TimeSpan roundTrip, int part)
    {
        await using var line = new SlowLine(clinic.Portal.Address, roundTrip);
        var desk = await RandomDesk.OpenAsync(clinic, line);
        var wrong = new List<string>();
        for (var i = part; i < Sequences && wrong.Count == 0; i += 3)
        {
            var acts = new RandomActs(desk, line, First + i, isHuman: i % 2 == 1);
            try
            {
                await acts.RunAsync();
            }
            catch (Exception failure) when (failure is TimeoutException or Microsoft.Playwright.PlaywrightException)
            {
                wrong.Add($"{roundTrip.TotalMilliseconds} ms, {acts.Log}\n{failure.Message}\n{string.Join('\n', desk.Loaded)}");
            }
            wrong.AddRange((await desk.WrongAsync()).Select(w => $"{roundTrip.TotalMilliseconds} ms, {acts.Log}\n{w}"));
            await desk.ReopenAllAsync();
        }
        await desk.Page.Context.CloseAsync();
        return wrong;
    }
}
