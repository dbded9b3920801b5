using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Messages;

/// <summary>The conversation's components over the real store.</summary>
public abstract class ConversationScreen : BunitContext
{
    protected ConversationScreen(PortalHost host)
    {
        Host = host;
        Messages = host.Services.GetRequiredService<MessageStore>();
        Conversations = host.Services.GetRequiredService<ConversationStore>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(host.Clock);
        Services.AddSingleton(host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>());
        Services.AddSingleton(host.Services.GetRequiredService<MessagePages>());
        Services.AddSingleton(host.Services.GetRequiredService<DraftStore>());
        Services.AddSingleton(host.Services.GetRequiredService<SendKey>());
        Services.AddSingleton(host.Services.GetRequiredService<ConversationFeed>());
        Services.AddSingleton(host.Services.GetRequiredService<Presence>());
        Services.AddScoped<CircuitPresence>();
        Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        Services.AddSingleton(Words);
        Services.AddSingleton(new ViewerClock(new HttpContextAccessor(), host.Clock, Words) { ZoneId = "America/New_York" });
    }

    protected PortalHost Host { get; }

    /// <summary>The words of the viewer; a test sets their language before it opens a screen.</summary>
    protected ViewerWords Words { get; } = new(new HttpContextAccessor()) { Language = "en" };

    protected MessageStore Messages { get; }

    protected ConversationStore Conversations { get; }

    protected IRenderedComponent<ConversationView> Open(ChatRoom room, Actor viewer, int? at = null) =>
        Render<ConversationView>(p => p.Add(v => v.ConversationId, room.Id).Add(v => v.Viewer, viewer).Add(v => v.FirstNumber, at));

    protected Task<MessageView> SayAsync(Actor actor, ChatRoom room, string text) => Messages.PostAsync(actor, new PostMessage(room.Id, text));

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
