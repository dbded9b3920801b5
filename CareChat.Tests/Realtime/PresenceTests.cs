using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CareChat.Tests.Realtime;

public sealed class PresenceTests
{
    private readonly FixedClock clock = new();
    private readonly Guid conversation = Guid.NewGuid();
    private readonly Actor dana = new() { Kind = ActorKind.Person, Id = Guid.NewGuid(), InstanceId = Guid.NewGuid(), Role = Roles.Clinician, Name = "Dana Ortiz, RN" };
    private readonly Presence presence;

    public PresenceTests() => presence = new Presence(clock, NullLogger<Presence>.Instance);

    [Fact]
    public void Two_tabs_are_one_person_and_the_last_one_closed_ends_it()
    {
        var changes = 0;
        using var listening = presence.Subscribe(conversation, () => changes++);

        var first = presence.View(conversation, dana);
        var second = presence.View(conversation, dana);
        first.Dispose();
        first.Dispose();

        Assert.Equal([new Present(dana.Id, dana.Name, Side.Team, false)], presence.Of(conversation));
        second.Dispose();
        Assert.Empty(presence.Of(conversation));
        Assert.Equal(2, changes);
    }

    [Fact]
    public void Typing_ends_after_six_seconds_of_the_clock()
    {
        using var viewing = presence.View(conversation, dana);
        presence.Typing(conversation, dana);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(presence.Of(conversation).Single().IsTyping);

        presence.Typing(conversation, dana);
        clock.Advance(TimeSpan.FromSeconds(5.9));
        Assert.True(presence.Of(conversation).Single().IsTyping);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(presence.Of(conversation).Single().IsTyping);
    }

    [Fact]
    public void Typing_is_told_once_however_many_keys_and_once_more_when_it_stops()
    {
        var changes = 0;
        using var viewing = presence.View(conversation, dana);
        using var listening = presence.Subscribe(conversation, () => changes++);

        for (var key = 0; key < 20; key++) presence.Typing(conversation, dana);
        presence.StopTyping(conversation, dana);
        presence.StopTyping(conversation, dana);

        Assert.Equal(2, changes);
    }

    [Fact]
    public void A_listener_that_fails_does_not_reach_the_others_or_the_one_who_came()
    {
        var heard = false;
        using var broken = presence.Subscribe(conversation, () => throw new InvalidOperationException("broken"));
        using var whole = presence.Subscribe(conversation, () => heard = true);

        using var viewing = presence.View(conversation, dana);

        Assert.True(heard);
    }
}
