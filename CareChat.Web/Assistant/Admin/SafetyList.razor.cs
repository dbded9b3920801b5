using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The list of dangers: what of it is shown, and what is done to it.</summary>
public sealed partial class SafetyList
{
    private const int PageSize = 50;

    private IReadOnlyList<PhraseView>? all;
    private string words = "";
    private string wanted = "";
    private string whose = "";
    private string pattern = "";
    private EmergencyKind kind = EmergencyKind.Other;
    private string? problem;
    private int most = PageSize;
    private bool hasFailed, isAdding;

    private List<PhraseView> Shown => [.. (all ?? []).Where(p => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => p.Pattern.Contains(w, StringComparison.OrdinalIgnoreCase))
        && (wanted.Length == 0 || p.Kind.ToString() == wanted)
        && whose switch { "own" => p.IsOwn, "removed" => p.IsRemoved, _ => true })];

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    private void Begin() => most = PageSize;

    private async Task ReadAsync()
    {
        try
        {
            all = await Store.ListAsync(await User.RequireAsync());
            hasFailed = false;
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            hasFailed = true;
        }
    }

    private async Task AddAsync()
    {
        if (isAdding) return; // pressed twice
        (isAdding, problem) = (true, null);
        try
        {
            await Store.AddAsync(await User.RequireAsync(), kind, pattern);
            pattern = "";
            await ReadAsync();
        }
        catch (Exception failure) when (Trouble.WordsFor(failure) is { } words)
        {
            problem = words;
        }
        finally
        {
            isAdding = false;
        }
    }

    private Task RemoveAsync(PhraseView phrase) => ChangeAsync(async () => await Store.RemoveAsync(await User.RequireAsync(), phrase.Pattern));

    private Task RestoreAsync(PhraseView phrase) => ChangeAsync(async () => await Store.RestoreAsync(await User.RequireAsync(), phrase.Pattern));

    /// <summary>Somebody else may have been quicker: the list says how it stands.</summary>
    private async Task ChangeAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (RefusedException refused) when (refused.Refusal.Kind == RefusalKind.NotFound)
        {
            // done already
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            problem = Trouble.Passing;
        }
        await ReadAsync();
    }
}
