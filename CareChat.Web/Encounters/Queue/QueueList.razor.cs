using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Encounters.Queue;

/// <summary>The part of the queue that reads: first, again on each commit, and further down.</summary>
public sealed partial class QueueList : LiveComponent
{
    private const int PageSize = 30;
    private const int MostReread = 300;

    /// <summary>How long a reading again is put off after the one before.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    private readonly List<QueueRow> rows = [];
    private QueueCursor? next;
    private ITimer? minute;
    private DateTimeOffset now;
    private DateTimeOffset readAt;
    private string announcement = "";
    private bool isLoaded;
    private bool hasFailed;
    private bool hasMoreFailed;

    /// <summary>Who reads.</summary>
    [Parameter, EditorRequired]
    public Actor Viewer { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Listen(Viewer.InstanceId);
        return OpenAsync();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) minute = Clock.CreateTimer(_ => _ = InvokeAsync(Tick), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc />
    protected override async Task RereadAsync()
    {
        var since = Clock.GetUtcNow() - readAt;
        if (since < Calm) await Task.Delay(Calm - since, Clock, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var before = rows.Count(r => r.Part == QueuePart.Waiting);
        Show(await Queue.PageAsync(Viewer, null, Math.Clamp(rows.Count, PageSize, MostReread), Gone));
        var waiting = rows.Count(r => r.Part == QueuePart.Waiting);
        if (waiting > before) announcement = waiting == 1 ? "1 visit is waiting" : $"{waiting} visits are waiting";
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        minute?.Dispose();
        return base.DisposeAsync();
    }

    private async Task OpenAsync()
    {
        isLoaded = hasFailed = false;
        try
        {
            Show(await Queue.PageAsync(Viewer, null, PageSize, Gone));
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is not null)
        {
            hasFailed = true;
        }
    }

    private async Task MoreAsync()
    {
        if (next is not { } from) return;
        hasMoreFailed = false;
        try
        {
            var page = await Queue.PageAsync(Viewer, from, PageSize, Gone);
            rows.AddRange(page.Rows.ExceptBy(rows.Select(r => r.Id), r => r.Id));
            next = page.Next;
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is not null)
        {
            hasMoreFailed = true;
        }
    }

    private void Show(QueuePage page)
    {
        rows.Clear();
        rows.AddRange(page.Rows);
        (next, isLoaded, readAt, now) = (page.Next, true, Clock.GetUtcNow(), Clock.GetUtcNow());
    }

    private void Tick()
    {
        now = Clock.GetUtcNow();
        StateHasChanged();
    }
}
