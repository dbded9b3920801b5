using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Assistant.Drafts;

/// <summary>A clinic with one patient and one nurse, and the maker of drafts over an answerer the test sets.</summary>
public sealed class DraftRoom
{
    private DraftRoom(PortalHost host, Conversation conversation, Actor nurse, Actor patient)
    {
        (Host, Conversation, Nurse, Patient) = (host, conversation, nurse, patient);
        Maker = new DraftMaker(host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>(), host.Services.GetRequiredService<MessagePages>(),
            host.Services.GetRequiredService<FactsReader>(), Answerer, Drafts);
    }

    public PortalHost Host { get; }

    public Conversation Conversation { get; }

    public Actor Nurse { get; }

    public Actor Patient { get; }

    public SetAnswerer Answerer { get; } = new();

    public DraftMaker Maker { get; }

    public ReplyDraftStore Drafts => Host.Services.GetRequiredService<ReplyDraftStore>();

    public Guid Id => Conversation.Id;

    public static async Task<DraftRoom> OpenAsync(PortalHost host)
    {
        var instance = await host.InstanceAsync($"drafts-{Guid.NewGuid():N}");
        var conversation = await host.PatientAsync(instance.Id);
        return new DraftRoom(host, conversation, await host.PersonAsync(instance.Id, Roles.Clinician), await host.PersonAsync(instance.Id, Roles.Patient, conversation.PatientId));
    }

    public Task<MadeDraft> DraftAsync(Actor? actor = null) => Maker.MakeAsync(actor ?? Nurse, Id, null);

    /// <param name="isConfirmed">True for somebody who was asked whether a draft may go out as it is.</param>
    public Task<MessageView> SayAsync(Actor actor, string text, bool isConfirmed = true)
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return Host.Services.GetRequiredService<MessageStore>().PostAsync(actor, new PostMessage(Id, text) { IsConfirmed = isConfirmed });
    }

    /// <summary>All drafts of the conversation, the oldest first.</summary>
    public async Task<IReadOnlyList<ReplyDraft>> RowsAsync()
    {
        await using var db = Host.Open();
        return await db.ReplyDrafts.AsNoTracking().Where(d => d.ConversationId == Id).OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).ToListAsync();
    }

    /// <summary>Ends the sign-in of somebody.</summary>
    public Task RemoveAsync(Actor actor) => Host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == actor.SessionId)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, Host.Clock.GetUtcNow())));
}
