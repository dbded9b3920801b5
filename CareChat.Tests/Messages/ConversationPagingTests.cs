using AngleSharp.Dom;
using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Messages;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>Which stretch of a conversation is on the screen.</summary>
public sealed class ConversationPagingTests(PortalHost host) : ConversationScreen(host), IClassFixture<PortalHost>
{
    [Fact]
    public async Task It_opens_where_reading_stopped_and_holds_a_bounded_stretch()
    {
        var room = await ChatRoom.InAsync(Host);
        for (var i = 1; i <= 420; i++) await SayAsync(room.Nurse, room, $"line {i}");
        await Conversations.MarkReadAsync(room.Patient, room.Id, 100);

        var view = Open(room, room.Patient);
        Assert.Equal("320 new messages", view.Find("[data-unread]").TextContent);
        Assert.Equal("101", view.Find("[data-unread]").NextElementSibling!.GetAttribute("data-number"));
        Assert.Equal(50, view.FindAll("li[data-number]").Count);

        for (var i = 0; i < 8; i++) await view.InvokeAsync(view.Instance.NewerAsync);
        Assert.Equal(Enumerable.Range(121, 300), Numbers(view));
        for (var i = 0; i < 3; i++) await view.InvokeAsync(view.Instance.OlderAsync);
        Assert.Equal(Enumerable.Range(1, 300), Numbers(view));
        await view.InvokeAsync(view.Instance.NewestAsync);
        Assert.Equal(Enumerable.Range(371, 50), Numbers(view));
    }

    [Fact]
    public async Task A_search_result_opens_at_its_message()
    {
        var room = await ChatRoom.InAsync(Host);
        for (var i = 1; i <= 120; i++) await SayAsync(room.Patient, room, $"line {i}");

        var view = Open(room, room.Nurse, at: 40);

        Assert.Equal("40", view.Find("li.hit").GetAttribute("data-number"));
        Assert.True(view.Find("chat-room").HasAttribute("data-newer"));
    }

    [Fact]
    public async Task Another_conversation_takes_the_whole_place_of_the_first()
    {
        var first = await ChatRoom.InAsync(Host);
        var second = first with { Conversation = await Host.PatientAsync(first.Nurse.InstanceId, "Liz", "Conn") };
        await SayAsync(first.Patient, first, "for Stephen");
        await SayAsync(first.Nurse, second, "for Liz");
        var view = Open(first, first.Nurse);

        view.Render(p => p.Add(v => v.ConversationId, second.Id));
        await SayAsync(first.Patient, first, "not here");
        await SayAsync(first.Nurse, second, "and here");

        view.WaitForAssertion(() => Assert.Equal(["for Liz", "and here"], view.FindAll(".bubble").Select(b => b.TextContent)));
        Assert.Equal(second.Id.ToString(), view.Find("chat-room").GetAttribute("data-conversation"));
    }

    [Fact]
    public async Task A_stranger_is_told_that_there_is_nothing()
    {
        var room = await ChatRoom.InAsync(Host);
        var stranger = await ChatRoom.InAsync(Host);
        await SayAsync(room.Patient, room, "secret");

        var view = Open(room, stranger.Nurse);

        Assert.Contains("We could not open these messages", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", view.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Numbers(IRenderedComponent<ConversationView> view) =>
        view.FindAll("li[data-number]").Select(r => int.Parse(r.GetAttribute("data-number")!, System.Globalization.CultureInfo.InvariantCulture));
}
