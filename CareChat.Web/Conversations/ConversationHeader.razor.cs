using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Conversations;

/// <summary>What the buttons above the conversation do.</summary>
public sealed partial class ConversationHeader : LiveComponent
{
    private string Owner => Summary switch
    {
        { ClosedAt: not null } => "Closed",
        { AssignedToId: null, LeftByName: { } before } => $"Unassigned: the account of {InboxWords.Short(before)} is closed",
        { AssignedToId: null } => "Unassigned",
        _ when Summary.AssignedToId == Viewer.Id => "With you",
        _ => $"With {InboxWords.Short(Summary.AssignedToName ?? "")}",
    };

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Draw(Summary);
        if (shown == Summary.Id) return;
        shown = Summary.Id;
        (question, problem) = (null, null);
        Listen(Summary.Id);
        presence?.Dispose();
        presence = RendererInfo.IsInteractive ? Presence.Subscribe(Summary.Id, () => _ = InvokeAsync(See)) : null;
        colleagues = Others();
    }

    /// <inheritdoc />
    protected override Task RereadAsync() => ReadAgainAsync();

    private async Task<ConversationSummary> ReadAgainAsync()
    {
        var id = Summary.Id;
        if (Gone.IsCancellationRequested) return Summary;
        if (await Inbox.FindAsync(Viewer, id, Gone) is not { } fresh || fresh.Id != Summary.Id) return Summary;
        if (question?.IsDue(fresh) == false) question = null;
        await Changed.InvokeAsync(fresh);
        return fresh;
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        presence?.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>Takes what is free; asks where a colleague has it, also one who took it this very moment.</summary>
    private async Task TakeAsync()
    {
        if (Summary.AssignedToId is not null) Ask(Summary);
        else await TryAsync(() => Conversations.TakeAsync(Viewer, Summary.Id, Summary.AssignedToId));
    }

    private async Task TakeOverAsync(Guid? owner)
    {
        question = null;
        await TryAsync(() => Conversations.TakeAsync(Viewer, Summary.Id, owner));
    }

    private Task AssignAsync(Guid? clinicianId) => TryAsync(() => Conversations.AssignAsync(Viewer, Summary.Id, clinicianId));

    private Task EndUrgencyAsync(SeenState seen) => TryAsync(() => Conversations.EndUrgencyAsync(Viewer, Summary.Id, seen));

    private Task ReopenAsync() => TryAsync(() => Conversations.ReopenAsync(Viewer, Summary.Id));

    /// <summary>Each reading has buttons of its own, and keeps them however often it is drawn.</summary>
    private void Draw(ConversationSummary seen)
    {
        if (ReferenceEquals(drawn, seen)) return;
        drawn = seen;
        close = () => CloseAsync(seen);
    }

    /// <summary>Closes what was on the screen: a click comes with what it was drawn with, and not with what came since. Danger that nobody answered is asked about.</summary>
    private Task CloseAsync(ConversationSummary seen)
    {
        if (!seen.IsUrgent) return CloseNowAsync(seen);
        question = HeaderQuestion.BeforeClosing(seen, () => CloseNowAsync(seen));
        return Task.CompletedTask;
    }

    private Task CloseNowAsync(ConversationSummary seen) => Acts.RunAsync(async () =>
    {
        question = null;
        DateTimeOffset? closedAt = null;
        var isDone = await TryNowAsync(async () => closedAt = await Conversations.CloseAsync(Viewer, seen.Id, SeenState.Of(seen)));
        if (isDone) await Closed.InvokeAsync(seen with { ClosedAt = closedAt });
    });

    private Task TryAsync(Func<Task> act) => Acts.RunAsync(() => TryNowAsync(act));

    private async Task<bool> TryNowAsync(Func<Task> act)
    {
        problem = null;
        try
        {
            await act();
        }
        catch (RefusedException refused) when (refused.Refusal.Code == "CONVERSATION_TAKEN")
        {
            Ask(await TryReadAsync());
            return false;
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is { } words)
        {
            problem = words;
            AskForReading();
            return false;
        }
        await TryReadAsync();
        return true;
    }

    /// <summary>Reads what an act made of it; where that fails now, it is read a little later.</summary>
    private async Task<ConversationSummary> TryReadAsync()
    {
        try
        {
            return await ReadAgainAsync();
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is not null)
        {
            AskForReading();
            return Summary;
        }
    }

    /// <summary>Asks about the owner there is; another one meanwhile is asked about anew.</summary>
    private void Ask(ConversationSummary owned) => question = HeaderQuestion.BeforeTaking(owned, Viewer, () => TakeOverAsync(owned.AssignedToId));

    private void See()
    {
        colleagues = Others();
        StateHasChanged();
    }

    /// <summary>Colleagues in the conversation at this moment: two answering at once is what nobody wants.</summary>
    private string Others()
    {
        var team = Presence.Of(Summary.Id).Where(p => p.Side == Side.Team && p.ActorId != Viewer.Id).ToList();
        return string.Join(", ", team.Select(p => $"{InboxWords.First(p.Name)} is {(p.IsTyping ? "replying" : "reading")}"));
    }
}
