using CareChat.Shared;
using CareChat.Web.Accounts.Admin;
using CareChat.Web.Data;
using CareChat.Web.Safety;
using MudBlazor;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The list of dangers: what of it is shown, and what is done to it.</summary>
public sealed partial class SafetyList
{
    private const string Own = "Added here";
    private const string Removed = "Removed here";
    private static readonly IReadOnlyList<string> Kinds = Enum.GetNames<EmergencyKind>();

    private ListGrid<PhraseView>? grid;
    private string? words, wanted, whose;
    private string pattern = "";
    private EmergencyKind kind = EmergencyKind.Other;
    private string? problem;
    private bool isAdding;

    private async Task<ListPage<PhraseView>> ReadAsync(ListAsk ask)
    {
        var all = (await Store.ListAsync(await User.RequireAsync())).Where(IsWanted).AsQueryable();
        var sorted = ask.Sort switch
        {
            nameof(PhraseView.Pattern) => all.By(ask, p => p.Pattern),
            nameof(PhraseView.Kind) => all.By(ask, p => SafetyWords.Of(p.Kind)),
            _ => all,
        };
        return new ListPage<PhraseView>([.. sorted.Skip(ask.Skip).Take(ask.Take)], all.Count());
    }

    private bool IsWanted(PhraseView phrase) =>
        (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => phrase.Pattern.Contains(w, StringComparison.OrdinalIgnoreCase))
        && (wanted is null || phrase.Kind.ToString() == wanted)
        && whose switch { Own => phrase.IsOwn, Removed => phrase.IsRemoved, _ => true };

    private Task BeginAsync() => grid!.BeginAsync();

    private async Task AddAsync()
    {
        if (isAdding) return; // pressed twice
        (isAdding, problem) = (true, null);
        try
        {
            await Store.AddAsync(await User.RequireAsync(), kind, pattern);
            pattern = "";
            await grid!.ReloadAsync();
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is { } said)
        {
            problem = said;
        }
        finally
        {
            isAdding = false;
        }
    }

    /// <summary>Removes or restores. Somebody else may have been quicker: the list says how it stands.</summary>
    private Task ChangeAsync(PhraseView phrase) => grid!.TryAsync(async () =>
    {
        var actor = await User.RequireAsync();
        try
        {
            await (phrase.IsRemoved ? Store.RestoreAsync(actor, phrase.Pattern) : Store.RemoveAsync(actor, phrase.Pattern));
        }
        catch (RefusedException refused) when (refused.Refusal.Kind == RefusalKind.NotFound)
        {
            // done already
        }
    });

    private static string OfKind(string name) => SafetyWords.Of(Enum.Parse<EmergencyKind>(name));

    private static Color ColorOf(PhraseView phrase) => phrase.IsRemoved ? Color.Warning : phrase.IsOwn ? Color.Success : Color.Default;
}
