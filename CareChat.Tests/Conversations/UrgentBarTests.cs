using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using Xunit;

namespace CareChat.Tests.Conversations;

/// <summary>Nobody ends a danger that was not on the screen when they pressed.</summary>
public sealed class UrgentBarTests : PageContext
{
    private static readonly DateTimeOffset First = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_shown_has_a_button_of_its_own_and_keeps_it_however_often_it_is_drawn()
    {
        var ended = new List<SeenState>();
        var (one, two) = (new SeenState(null, First, IsForNurse: true), new SeenState(null, First.AddMinutes(5), IsForNurse: false));
        var bar = Render<UrgentBar>(p => p.Add(b => b.Seen, one).Add(b => b.Ended, ended.Add));
        var button = Handler(bar);

        bar.Render(p => p.Add(b => b.Seen, one with { }));
        Assert.Equal(button, Handler(bar));
        await bar.Find("button").ClickAsync(new());
        bar.Render(p => p.Add(b => b.Seen, two));

        Assert.NotEqual(button, Handler(bar));
        await bar.Find("button").ClickAsync(new());
        Assert.Equal([one, two], ended);
    }

    private static string? Handler(IRenderedComponent<UrgentBar> bar) => bar.Find("button").GetAttribute("blazor:onclick");
}
