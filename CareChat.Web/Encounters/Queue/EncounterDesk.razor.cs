using CareChat.Shared;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Encounters.Queue;

/// <summary>What a clinician does with a visit; the store decides what is possible.</summary>
public sealed partial class EncounterDesk : LiveComponent
{
    private string shown = "letter";
    private string? problem;
    private bool decides;

    /// <summary>The visit as the page opened it; read again on each change.</summary>
    [Parameter, EditorRequired]
    public EncounterView Encounter { get; set; } = null!;

    /// <summary>Who acts.</summary>
    [Parameter, EditorRequired]
    public Actor Viewer { get; set; } = null!;

    /// <summary>Told of each reading.</summary>
    [Parameter]
    public EventCallback<EncounterView> Changed { get; set; }

    /// <summary>What helps with a reply; it stands below the field.</summary>
    [Parameter]
    public RenderFragment? Aid { get; set; }

    private bool CanComplete => Encounter.State.After(EncounterStep.Complete) is not null;

    private string Owner => string.Join(" · ", new[]
    {
        QueueWords.SentBy(Encounter),
        Encounter.TakenById == Viewer.Id ? "with you" : Encounter.TakenBy is { } colleague ? $"with {colleague}" : null,
        Encounter.ClaimedAt is { } sent ? $"sent {Clock.When(sent)}" : null,
    }.Where(w => w is not null));

    /// <inheritdoc />
    protected override void OnParametersSet() => Listen(Encounter.Id);

    /// <summary>The page read before this began to listen: what happened in between is read now.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) AskForReading();
    }

    /// <inheritdoc />
    protected override bool Hears(ConversationEvent happened) => happened.Kind is ChangeKind.Changed or ChangeKind.MessagePosted;

    /// <inheritdoc />
    protected override async Task RereadAsync()
    {
        if (await Encounters.FindAsync(Viewer, Encounter.Id, Gone) is { } read) await Changed.InvokeAsync(read);
    }

    private Task TakeAsync() => TryAsync(() => Store.TakeAsync(Viewer, Encounter.Id, Gone));

    private Task SeenAsync() => TryAsync(() => Identities.MarkSeenAsync(Viewer, Encounter.Id, Gone));

    private Task SeenToAsync(SeenState seen) => TryAsync(() => Conversations.EndUrgencyAsync(Viewer, Encounter.Id, seen, Gone));

    private Task DecidedAsync()
    {
        decides = false;
        return TryRereadAsync();
    }

    private async Task TryAsync(Func<Task> act)
    {
        problem = null;
        try
        {
            await act();
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is { } words)
        {
            problem = $"{words}.";
        }
        await TryRereadAsync();
    }

    private string Pressed(string pane) => pane == shown ? "true" : "false";

    /// <summary>Shows a pane, or the letter again; where there is room, letter and chat stand side by side.</summary>
    private void Turn(string pane) => shown = pane == shown ? "letter" : pane;
}
