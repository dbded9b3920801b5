using Microsoft.JSInterop;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>What becomes of a draft by what the clinician does in the field.</summary>
public sealed partial class DraftReply
{
    /// <summary>The clinician emptied the field: what is written there next is their own, and no draft. Called by the script.</summary>
    [JSInvokable]
    public async Task EmptiedAsync(string text)
    {
        if (made is null || made != text) return; // another one, or the script emptied the field
        await PutAwayAsync(new OpenDraft(made, after, sources, isKnown));
        StateHasChanged();
    }

    /// <summary>What was put away stands in the field again, undone or pasted: it is a draft as before. Called by the script.</summary>
    [JSInvokable]
    public async Task ReturnedAsync(string text)
    {
        if (away is not { } draft || draft.Text != text) return;
        await BeDraftAsync(draft);
        StateHasChanged();
    }

    private async Task PutAwayAsync(OpenDraft draft)
    {
        (made, sources, away, standsBelow, stillStands) = (null, [], draft, false, false);
        if (!await TryAsync(() => Drafts.DiscardAsync(Viewer, ConversationId, Gone))) away = null;
    }

    private async Task<bool> BeDraftAsync(OpenDraft draft)
    {
        away = null; // a second press has nothing to put back
        if (!await TryAsync(() => Drafts.PutBackAsync(Viewer, ConversationId, draft, Gone))) return false;
        Show(draft);
        return true;
    }
}
