using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Conversations;

/// <summary>The part of the list that reads: first, again on each commit, and further down as one scrolls.</summary>
public sealed partial class InboxList : LiveComponent
{
    private const int PageSize = 30;
    private const int MostReread = 300;

    /// <summary>How long a reading again is put off after the one before: an import makes thousands of commits.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private InboxPile pile = new(); // each view's own: what was read for another one never stands in it
    private ElementReference scroller;
    private IJSObjectReference? script;
    private DotNetObjectReference<InboxList>? self;
    private ITimer? minute;
    private InboxView? shown;
    private InboxCursor? next;
    private DateTimeOffset now;
    private DateTimeOffset readAt;
    private DateTimeOffset askedAt; // before the reading began
    private string announcement = "";
    private string alarm = "";
    private bool isLoaded;
    private bool hasFailed;
    private bool hasMoreFailed;

    /// <summary>Who reads.</summary>
    [Parameter, EditorRequired]
    public Actor Viewer { get; set; } = null!;

    /// <summary>Which view.</summary>
    [Parameter]
    public InboxView View { get; set; }

    /// <summary>The conversation that is open.</summary>
    [Parameter]
    public Guid? SelectedId { get; set; }

    /// <summary>Told who waits where, after each reading.</summary>
    [Parameter]
    public EventCallback<InboxCounts> Counted { get; set; }

    private IEnumerable<(InboxGroup? Group, string? Title, IEnumerable<PileRow> Rows)> Groups
    {
        get
        {
            if (View == InboxView.Closed) return [(null, null, pile.Rows)];
            var groups = pile.Rows.ToLookup(r => r.Group);
            return from part in Enum.GetValues<InboxGroup>() where groups[part].Any() select ((InboxGroup?)part, (string?)part.Title(), groups[part]);
        }
    }

    /// <summary>The conversation that is up once this one is done; null where none is left.</summary>
    public Guid? After(Guid conversationId) => pile.After(conversationId);

    /// <summary>Keeps the rows in their places while somebody points at them; called by the script.</summary>
    [JSInvokable]
    public void Hold(bool isHeld)
    {
        if (pile.IsHeld == isHeld) return;
        pile.Hold(isHeld);
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        now = Clock.GetUtcNow();
        if (shown == View) return;
        shown = View;
        Listen(Viewer.InstanceId);
        (pile, next, hasMoreFailed) = (new InboxPile(), null, false);
        await RetryAsync();
    }

    /// <inheritdoc />
    protected override async Task RereadAsync()
    {
        var since = Clock.GetUtcNow() - readAt;
        if (since < Calm) await Task.Delay(Calm - since, Clock, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var (mine, last) = (pile, askedAt);
        var before = pile.Rows.ToDictionary(r => r.Row.Id, r => r.Row);
        await ReadAsync(Math.Clamp(pile.Rows.Count, PageSize, MostReread));
        if (mine == pile) Announce(before, last);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        minute = Clock.CreateTimer(_ => _ = InvokeAsync(Tick), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        self = DotNetObjectReference.Create(this);
        script = await Js.TryImportAsync("./Conversations/InboxList.razor.js", Gone);
        await script.TryInvokeAsync("connect", scroller, self);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        minute?.Dispose();
        self?.Dispose();
        await base.DisposeAsync();
        await script.LetGoAsync();
    }

    private async Task RetryAsync()
    {
        hasFailed = isLoaded = false;
        var mine = pile;
        try
        {
            await ReadAsync(PageSize);
            if (mine == pile) isLoaded = true;
        }
        catch (Exception failure) when (failure is RefusedException || Trouble.IsPassing(failure))
        {
            Log.LogError(failure, "The inbox could not be read.");
            if (mine == pile) hasFailed = true;
        }
    }

    private async Task ReadAsync(int size)
    {
        var mine = pile;
        askedAt = Clock.GetUtcNow();
        var page = await Inbox.PageAsync(Viewer, View, null, size, Gone);
        var counts = await Inbox.CountAsync(Viewer, Gone);
        if (mine != pile) return;
        pile.Take(page.Rows, page.Next is null);
        if (page.Next is null || pile.Rows.Count <= size) next = page.Next;
        readAt = now = Clock.GetUtcNow();
        await Counted.InvokeAsync(counts);
    }

    private async Task MoreAsync()
    {
        if (next is not { } from) return;
        (next, hasMoreFailed) = (null, false);
        var mine = pile;
        try
        {
            var page = await Inbox.PageAsync(Viewer, View, from, PageSize, Gone);
            if (mine != pile) return;
            pile.Add(page.Rows);
            next = page.Next;
        }
        catch (Exception failure) when (failure is RefusedException || Trouble.IsPassing(failure))
        {
            if (mine == pile) (next, hasMoreFailed) = (from, true);
        }
    }

    private async Task SettleAsync()
    {
        pile.Settle();
        await script.TryInvokeAsync("top", scroller);
    }

    private void Tick()
    {
        now = Clock.GetUtcNow();
        StateHasChanged();
    }

    /// <summary>Says what came since the last reading; a row that only moved up from below the list brings nothing new.</summary>
    private void Announce(Dictionary<Guid, ConversationSummary> before, DateTimeOffset last)
    {
        var urgent = pile.Rows.Where(r => r.Row.IsUrgent && before.GetValueOrDefault(r.Row.Id)?.IsUrgent != true).ToList();
        if (urgent.Count > 0 || pile.HoldsUrgent)
        {
            alarm = urgent.Count == 1 ? $"{(urgent[0].Row.IsForNurse ? "A nurse should look" : "Urgent")}: {urgent[0].Row.PatientName}" : "Urgent: a message tells of danger";
            return;
        }
        var rows = pile.Rows.Where(r => r.Row.Id != SelectedId
            && (before.TryGetValue(r.Row.Id, out var known) ? r.Row.Unread > known.Unread : r.Row.Unread > 0 && r.Row.LastSentAt >= last)).ToList();
        if (rows.Count == 0 && pile.Arrived == 0) return;
        var count = Math.Max(rows.Count, pile.Arrived);
        announcement = rows.Count == 1 ? $"New message from {rows[0].Row.PatientName}" : count == 1 ? "New messages in a conversation" : $"New messages in {count} conversations";
    }
}
