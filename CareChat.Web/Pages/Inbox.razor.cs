using CareChat.Shared;
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
    private UndoToast toast = null!;
    private ElementReference page;
    private IJSObjectReference? script;
    private Guid? opened;
    private bool isMissing;
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
        if (ConversationId == opened) return;
        opened = ConversationId;
        showsPatient = false;
        await OpenAsync(viewer);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = await Js.InvokeAsync<IJSObjectReference>("import", "./Pages/Inbox.razor.js");
            await script.InvokeVoidAsync("connect", page);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is null) return;
            await script.InvokeVoidAsync("disconnect");
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the page is gone, and the script with it
        }
    }

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
            if (ConversationId == id) (summary, isMissing) = (found, found is null);
        }
        catch (RefusedException)
        {
            (summary, isMissing) = (null, true);
        }
    }

    /// <summary>The next conversation opens by itself, and there is a way back.</summary>
    private Task ClosedAsync(ConversationSummary closed)
    {
        var (reader, from) = (viewer!, view);
        if (view != InboxView.Closed) Navigation.NavigateTo(InboxWords.Address(view, list?.After(closed.Id)));
        toast.Show($"Closed {closed.PatientName}", async () =>
        {
            await Conversations.ReopenAsync(reader, closed.Id, closed.NeedsReplySince, closed.UrgentSince);
            Navigation.NavigateTo(InboxWords.Address(from, closed.Id));
        });
        return Task.CompletedTask;
    }

    private void Search()
    {
        if (string.IsNullOrWhiteSpace(query)) return;
        Words.Take(query);
        Navigation.NavigateTo("/search");
    }
}
