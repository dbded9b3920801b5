using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Pages;

/// <summary>The inbox: which conversation is open, and what comes after it.</summary>
public sealed partial class Inbox
{
    private Actor? viewer;
    private InboxView view;
    private InboxCounts counts = new(0, 0, 0);
    private ConversationSummary? summary;
    private InboxList? list;
    private readonly RunningActs acts = new();
    private DotNetObjectReference<Inbox>? self;
    private UndoToast toast = null!;
    private ElementReference page;
    private IJSObjectReference? script;
    private Guid? opened;
    private Guid? knownOwner;
    private bool isMissing;
    private bool hasFailed;
    private int? at;
    private bool showsPatient;
    private string query = "";

    /// <summary>The conversation that is open; null for none.</summary>
    [Parameter]
    public Guid? ConversationId { get; set; }

    /// <summary>The view's name.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    /// <summary>The message to show (a search result).</summary>
    [SupplyParameterFromQuery]
    private int? At { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        viewer ??= await User.RequireAsync();
        view = InboxWords.ViewOf(ViewName);
        if (summary?.Id == ConversationId) at = At;
        if (ConversationId == opened) return;
        opened = ConversationId;
        showsPatient = isMissing = hasFailed = false;
        await OpenAsync(viewer);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            script = await Js.TryImportAsync("./Pages/Inbox.razor.js");
            await script.TryInvokeAsync("connect", page, self);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await script.TryInvokeAsync("disconnect");
        await script.LetGoAsync();
        self?.Dispose();
    }

    /// <summary>Ends when what was begun with the buttons is done; called by the script, whose keys wait for it.</summary>
    [JSInvokable]
    public Task ActedAsync() => acts.DoneAsync();

    /// <summary>Undoes the last closing, also where it is said no longer; called by the script.</summary>
    [JSInvokable]
    public Task UndoAsync() => toast.UndoAsync();

    /// <summary>Opens the conversation of the address; the log gets one line, and only once somebody sees it.</summary>
    private async Task OpenAsync(Actor reader)
    {
        if (ConversationId is not { } id)
        {
            (summary, isMissing) = (null, false);
            return;
        }
        try
        {
            var found = await Store.FindAsync(reader, id);
            if (found is not null && RendererInfo.IsInteractive) await Conversations.OpenAsync(reader, id);
            if (ConversationId == id) (summary, isMissing, hasFailed, at, knownOwner) = (found, found is null, false, At, found?.AssignedToId);
        }
        catch (RefusedException)
        {
            if (ConversationId == id) (summary, isMissing, hasFailed) = (null, true, false);
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            if (ConversationId == id) (summary, hasFailed) = (null, true);
        }
    }

    /// <summary>The next conversation opens by itself, and there is a way back.</summary>
    private Task ClosedAsync(ConversationSummary closed)
    {
        var (reader, from) = (viewer!, view);
        if (view != InboxView.Closed) GoOn(closed.Id, InboxWords.Address(view, list?.After(closed.Id)));
        if (closed.ClosedAt is not { } closedAt) return Task.CompletedTask; // a colleague had done so: it is not the viewer's to undo
        toast.Show($"Closed {closed.PatientName}", async () =>
        {
            var before = ConversationId;
            await Conversations.ReopenAsync(reader, closed.Id, closedAt);
            GoOn(before, InboxWords.Address(from, closed.Id));
        });
        return Task.CompletedTask;
    }

    /// <summary>Goes on to an address, unless the person went somewhere else meanwhile: the browser knows first.</summary>
    private void GoOn(Guid? from, string address) => _ = script.TryInvokeAsync("goOn", from, address);

    /// <summary>Takes a later reading of the open conversation; one of another that was open a moment ago comes too late.</summary>
    private void Take(ConversationSummary read)
    {
        if (read.Id != ConversationId) return;
        summary = read;
        if (read.AssignedToId == viewer!.Id) knownOwner = read.AssignedToId;
    }

    private void Search()
    {
        if (string.IsNullOrWhiteSpace(query)) return;
        Words.Take(query);
        Navigation.NavigateTo("/search");
    }
}
