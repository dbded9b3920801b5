using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

/// <summary>The list on the screen.</summary>
public sealed class InboxListTests : PageContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;

    public InboxListTests(PortalHost host)
    {
        this.host = host;
        Use<InboxStore>(host);
        Use<ConversationFeed>(host);
        BeInteractive();
    }

    [Fact]
    public async Task A_view_shows_no_row_of_the_one_before_it_and_pages_on_in_its_own()
    {
        const int each = 35;
        var nurse = (await ChatRoom.InAsync(host)).Nurse;
        for (var i = 0; i < 2 * each; i++)
        {
            var conversation = await host.PatientAsync(nurse.InstanceId, i < each ? "Open" : "Shut", $"{i:00}");
            await host.Services.GetRequiredService<MessageStore>().PostAsync(nurse, new PostMessage(conversation.Id, "hello"));
            if (i >= each) await host.Services.GetRequiredService<ConversationStore>().CloseAsync(nurse, conversation.Id);
        }
        var list = Render<InboxList>(p => p.Add(l => l.Viewer, nurse).Add(l => l.View, InboxView.All));
        list.WaitForElement("[data-more]").Click();
        list.WaitForState(() => list.FindAll("[data-row]").Count == each);

        list.Render(p => p.Add(l => l.View, InboxView.Closed));
        list.WaitForState(() => list.FindAll("[data-row]").Count == 30);
        list.WaitForElement("[data-more]").Click();
        list.WaitForState(() => list.FindAll("[data-row]").Count == each);

        Assert.DoesNotContain("Open", list.Markup, StringComparison.Ordinal);
    }
}
