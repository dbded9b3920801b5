using CareChat.Web.Accounts;
using CareChat.Web.Attachments;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Demo;

/// <summary>
/// Fills an empty database with the demo clinic before the first page is served. The stories are told through the same
/// stores as everything else, beat by beat in the order of time, with a clock that stands where the story stands.
/// </summary>
internal sealed class DemoClinic(
    DemoMode demo, IServiceProvider services, WriteLane lane, IDbContextFactory<CareChatDb> databases,
    SessionStore sessions, DataOptions data, TimeProvider clock) : IHostedService
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(21);
    private readonly StoryClock past = new();

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn) return;
        await using var turn = await NodeTurn.TakeAsync(data, NodeTurn.Demo, cancellationToken);
        if (await IsEmptyAsync()) await FillAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        past.Now = now - Before;
        Story[] stories = [.. AnsweredStories.All, .. WaitingStories.All];
        var clients = services.GetRequiredService<ApiClientStore>();
        var cast = await lane.WriteAsync(scope => DemoCast.MakeAsync(scope, clients, stories, past.Now, now), cancellationToken);
        var beats = cast.Patients.SelectMany(patient => patient.Story.Beats.Select(beat => (patient, beat)));
        var teller = new Teller(cast, Past<MessageStore>(), Past<ConversationStore>(), Past<NoteStore>(), Past<AttachmentStore>());
        foreach (var (patient, beat) in beats.OrderByDescending(b => b.beat.Ago))
        {
            past.Now = now - beat.Ago;
            await teller.TellAsync(patient, beat);
        }
        var messages = Past<MessageStore>();
        await new DemoVisits(cast, past, now, lane, Past<Household>(), ActivatorUtilities.CreateInstance<EncounterStore>(services, past, messages),
            messages, services.GetRequiredService<FileFolder>()).TellAsync();
        foreach (var actor in cast.Team.Values.Concat(cast.Patients.Select(p => p.Actor))) await sessions.EndAsync(actor);
    }

    private async Task<bool> IsEmptyAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return !await db.Tenants.AnyAsync();
    }

    /// <summary>A store that writes at the story's time.</summary>
    private T Past<T>() => ActivatorUtilities.CreateInstance<T>(services, past);
}
