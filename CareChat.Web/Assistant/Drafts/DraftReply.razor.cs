using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>What the buttons below the field do, and what became of the draft.</summary>
public sealed partial class DraftReply : LiveComponent
{
    private ElementReference panel;
    private IJSObjectReference? script;
    private CancellationTokenSource? working;
    private IReadOnlyList<Citation> sources = [];
    private Guid shown;
    private string? made;
    private int after;
    private string? problem;
    private string preview = "";
    private string grown = "";
    private int isDrawing;
    private bool isOn;
    private bool isKnown = true;
    private bool standsBelow;
    private bool hasTaken;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == ConversationId) return;
        shown = ConversationId;
        Listen(ConversationId);
        await RereadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) script = await Js.TryImportAsync("./Assistant/Drafts/DraftReply.razor.js", Gone);
    }

    /// <summary>A draft that was sent, or put away elsewhere, is none any more; one that a lost page left behind is one again.</summary>
    protected override async Task RereadAsync()
    {
        isOn = await Maker.CanMakeAsync(Viewer, ConversationId, Gone);
        if (working is not null) return;
        var open = isOn ? await Drafts.FindOpenAsync(Viewer, ConversationId, Gone) : null;
        if (open?.Text != made) (made, after, sources, isKnown, standsBelow, hasTaken) = (open?.Text, open?.AfterNumber ?? 0, open?.Sources ?? [], open?.IsKnown ?? true, false, false);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        working?.Cancel();
        await base.DisposeAsync();
        await script.LetGoAsync();
    }

    private async Task MakeAsync()
    {
        if (working is not null) return;
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (working, problem, preview, hasTaken) = (asked, null, "", false);
        try
        {
            // off the renderer: whoever answers may think long before it first awaits
            var draft = await Task.Run(() => Maker.MakeAsync(Viewer, ConversationId, Grow, asked.Token), asked.Token);
            (made, after, sources, isKnown) = (draft.Text, draft.AfterNumber, draft.Sources, draft.IsKnown);
            standsBelow = await (await ScriptAsync()).InvokeAsync<bool>("put", Gone, panel, draft.Text, draft.AfterNumber);
        }
        catch (OperationCanceledException)
        {
            // what was typed stands as it stood
        }
        catch (RefusedException refused)
        {
            problem = refused.Refusal.Message + ".";
        }
        catch (Exception failure)
        {
            Log.LogError("A reply could not be drafted: {Failure}.", failure.GetType().Name);
            problem = "The draft could not be made. What you have written stands as it was.";
        }
        finally
        {
            working = null;
        }
    }

    private void Cancel() => working?.Cancel();

    private async Task DiscardAsync()
    {
        if (made is not { } draft) return;
        made = null; // a second press has nothing to take out
        await script.TryInvokeAsync("take", panel, draft);
        try
        {
            await Drafts.DiscardAsync(Viewer, ConversationId, Gone);
        }
        catch (RefusedException refused)
        {
            problem = refused.Refusal.Message + ".";
        }
        (sources, hasTaken) = ([], true);
    }

    /// <summary>The draft before goes first, so that the new one does not stand below it.</summary>
    private async Task AgainAsync()
    {
        if (made is not { } draft) return;
        made = null;
        await script.TryInvokeAsync("take", panel, draft);
        await MakeAsync();
    }

    private async Task PutBackAsync()
    {
        await script.TryInvokeAsync("putBack", panel);
        hasTaken = false;
    }

    /// <summary>Shows the text as it grows; however fast it does, one drawing waits at a time.</summary>
    private void Grow(string text)
    {
        Volatile.Write(ref grown, text);
        if (Interlocked.Exchange(ref isDrawing, 1) == 1) return;
        _ = InvokeAsync(() =>
        {
            Volatile.Write(ref isDrawing, 0);
            preview = Volatile.Read(ref grown);
            StateHasChanged();
        });
    }

    private async Task<IJSObjectReference> ScriptAsync() =>
        script ??= await Js.InvokeAsync<IJSObjectReference>("import", Gone, "./Assistant/Drafts/DraftReply.razor.js");
}
