using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Messages;

/// <summary>The part of the view that reads the store and talks with its script: paging and presence.</summary>
public sealed partial class ConversationView : LiveComponent
{
    private ElementReference room;
    private readonly SemaphoreSlim turn = new(1);
    private (Guid Conversation, int? Number) connected;
    private IJSObjectReference? script;
    private DotNetObjectReference<ConversationView>? self;
    private IDisposable? presence;
    private int heard;

    /// <summary>Loads the page before; called by the script as one scrolls.</summary>
    [JSInvokable]
    public Task OlderAsync() => TurnAsync(w => w.OlderAsync(Gone));

    /// <summary>Loads the page after.</summary>
    [JSInvokable]
    public Task NewerAsync() => TurnAsync(w => w.NewerAsync(Gone));

    /// <summary>Goes to the end of the conversation.</summary>
    [JSInvokable]
    public Task NewestAsync() => TurnAsync(w => w.NewestAsync(Gone));

    /// <inheritdoc />
    protected override bool Hears(ConversationEvent happened)
    {
        if (happened.Kind == ChangeKind.NotePosted && !Viewer.IsTeam) return false;
        if (happened.IsCatchUp || happened.Kind == ChangeKind.MessageRetracted) Volatile.Write(ref heardOther, 1);
        return true;
    }

    /// <inheritdoc />
    protected override Task RereadAsync()
    {
        heard++;
        return MoveAsync(w => w.RereadAsync(everything: Interlocked.Exchange(ref heardOther, 0) == 1, Gone));
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (window is null || connected == opened) return;
        if (connected.Conversation != ConversationId)
        {
            presence?.Dispose();
            presence = Presence.View(ConversationId, Viewer);
        }
        connected = opened;
        self ??= DotNetObjectReference.Create(this);
        script ??= await Js.TryImportAsync("./chat/room.js", Gone);
        await script.TryInvokeAsync("connect", room, self);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        presence?.Dispose();
        self?.Dispose();
        await base.DisposeAsync();
        await script.LetGoAsync();
    }

    /// <summary>Reads a conversation; whoever has gone on to another one meanwhile never gets this one to see under that one's name.</summary>
    private async Task OpenAsync()
    {
        var (wanted, before) = (opened, heard);
        try
        {
            var opening = new MessageWindow(Databases, Pages, Viewer, wanted.Conversation);
            await opening.OpenAsync(wanted.Number, Gone);
            var begun = await Drafts.FindAsync(Viewer, wanted.Conversation, Gone);
            var isEnter = await SendKeys.IsEnterAsync(Viewer, Gone);
            if (opened != wanted) return;
            (window, draft, sendsWithEnter, isRefused) = (opening, begun, isEnter, false);
            rows = Timeline.Of(window, Viewer, Clock, Words, wanted.Number);
            if (heard == before) return;
            Volatile.Write(ref heardOther, 1);
            AskForReading(); // what was told of while there was no window to take it
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is not null)
        {
            if (opened == wanted) (isRefused, canRetry) = (true, Trouble.IsPassing(failure));
        }
    }

    private async Task TurnAsync(Func<MessageWindow, Task> move)
    {
        await MoveAsync(move);
        StateHasChanged();
    }

    /// <summary>Moves or refreshes the window, one call after the other.</summary>
    private async Task MoveAsync(Func<MessageWindow, Task> move)
    {
        await turn.WaitAsync(Gone);
        try
        {
            if (window is not { } moving) return;
            await move(moving);
            if (window != moving) return;
            rows = Timeline.Of(moving, Viewer, Clock, Words, FirstNumber);
        }
        finally
        {
            turn.Release();
        }
    }
}
