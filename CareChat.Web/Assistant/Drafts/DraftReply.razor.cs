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
    private DotNetObjectReference<DraftReply>? self;
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
    private bool stillStands; // it was to be put away and could not be taken out of the field
    private OpenDraft? away; // what was put away and can be put back

    private string Said => string.Concat(
        isKnown ? "" : "Nothing is known about this. ", "Drafted by the assistant (AI). Read it before you send.",
        standsBelow ? " It stands below what you had written." : "",
        stillStands ? " It was changed and still stands: delete what you do not want." : "");

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == ConversationId) return;
        shown = ConversationId;
        (made, away) = (null, null); // never another conversation's
        Listen(ConversationId);
        await TryRereadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        script = await Js.TryImportAsync("./Assistant/Drafts/DraftReply.razor.js", Gone);
        await script.TryInvokeAsync("watch", self);
    }

    /// <summary>A draft that was sent, or put away elsewhere, is none any more; one that a lost page left behind is one again.</summary>
    protected override async Task RereadAsync()
    {
        isOn = await Maker.CanMakeAsync(Viewer, ConversationId, Gone);
        if (working is not null) return;
        var open = isOn ? await Drafts.FindOpenAsync(Viewer, ConversationId, Gone) : null;
        if (open?.Text == made) return;
        Show(open);
        (standsBelow, stillStands, away) = (false, false, null);
    }

    private void Show(OpenDraft? open) =>
        (made, after, sources, isKnown) = (open?.Text, open?.AfterNumber ?? 0, open?.Sources ?? [], open?.IsKnown ?? true);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        working?.Cancel();
        self?.Dispose();
        await base.DisposeAsync();
        await script.LetGoAsync();
    }

    private async Task MakeAsync()
    {
        if (working is not null) return;
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (working, problem, preview, away, stillStands) = (asked, null, "", null, false);
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

    /// <summary>Puts the draft away; one that cannot be taken out of the field stays a draft, which nobody sends unasked.</summary>
    private async Task DiscardAsync()
    {
        if (made is not { } text) return;
        var draft = new OpenDraft(text, after, sources, isKnown);
        made = null; // a second press has nothing to take out
        stillStands = await CallAsync("take", text);
        if (stillStands) Show(draft);
        else await PutAwayAsync(draft);
    }

    /// <summary>The draft before goes first, so that the new one does not stand below it.</summary>
    private async Task AgainAsync()
    {
        if (made is not { } draft) return;
        made = null;
        await CallAsync("take", draft);
        await MakeAsync();
    }

    /// <summary>It is a draft again before it stands in the field: what is sent then is asked about as before.</summary>
    private async Task PutBackAsync()
    {
        if (away is { } draft && await BeDraftAsync(draft)) standsBelow = await CallAsync("putBack", draft.Text, draft.AfterNumber);
    }

    /// <summary>Asks the script something; false where the page is gone.</summary>
    private async Task<bool> CallAsync(string function, params object?[] arguments)
    {
        try
        {
            return await (await ScriptAsync()).InvokeAsync<bool>(function, Gone, [panel, .. arguments]);
        }
        catch (Exception failure) when (GoneInBrowser.IsGone(failure))
        {
            return false;
        }
    }

    private async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is { } words)
        {
            problem = $"{words}.";
            return false;
        }
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
