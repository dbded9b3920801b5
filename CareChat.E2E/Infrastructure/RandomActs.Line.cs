namespace CareChat.E2E.Infrastructure;

/// <summary>The line is lost for a while, or silent: the nurse goes on.</summary>
public sealed partial class RandomActs
{
    /// <summary>Nothing is on its way out: no message and none of its files.</summary>
    private const string Sent = "!Object.keys(localStorage).some(k => k.startsWith('carechat.out.'))";

    private bool isCut; // there is no line, or a silent one

    /// <summary>The line is lost, and the page knows it; or it falls silent.</summary>
    private async Task CutAsync()
    {
        await SettleAsync();
        await desk.UntilAsync(Sent);
        isCut = true;
        var isSilent = random.Next(3) == 0;
        log.Add(isSilent ? "silent" : "lost");
        if (isSilent) line.Silence();
        else await LoseAsync();
    }

    private async Task LoseAsync()
    {
        line.Lose();
        await desk.UntilAsync("window.carechatLine.isDown");
    }

    private async Task ReturnAsync()
    {
        log.Add("back");
        if (!await desk.KnowsAsync()) await LoseAsync();
        line.Return();
        isCut = false;
        await desk.UntilAsync("!window.carechatLine.isDown");
    }
}
