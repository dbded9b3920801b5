using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Accounts;

/// <summary>What the page of keys does; the store decides.</summary>
public sealed partial class PersonalKeys
{
    private IReadOnlyList<PersonalKeyView>? keys;
    private NewPersonalKey? made;
    private ElementReference shownOnce;
    private ElementReference keep;
    private Guid? asked;
    private string label = "";
    private int days = 90;
    private string? problem;
    private bool hasFailed;
    private bool isBusy;
    private Func<Task>? focus;

    /// <summary>Whose keys.</summary>
    [Parameter, EditorRequired]
    public Actor Viewer { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is not { } move) return;
        focus = null;
        await move();
    }

    private async Task ReadAsync()
    {
        try
        {
            keys = await Keys.ListAsync(Viewer);
            hasFailed = false;
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            hasFailed = true;
        }
    }

    /// <summary>Makes one, however often it is pressed before that one is shown.</summary>
    private Task MakeAsync() => made is not null ? Task.CompletedTask : TryAsync(async () =>
    {
        made = await Keys.CreateAsync(Viewer, label, days == 0 ? null : Clock.GetUtcNow().AddDays(days));
        label = "";
        focus = () => Js.TryFocusAsync(shownOnce);
    });

    private void Ask(Guid keyId)
    {
        asked = keyId;
        focus = () => Js.TryFocusAsync(keep);
    }

    private Task EndAsync(PersonalKeyView key) => asked != key.KeyId ? Task.CompletedTask : TryAsync(() =>
    {
        asked = null;
        return Keys.RevokeAsync(Viewer, key.KeyId);
    });

    private async Task TryAsync(Func<Task> act)
    {
        if (isBusy) return; // pressed twice
        (isBusy, problem) = (true, null);
        try
        {
            await act();
        }
        catch (RefusedException refused)
        {
            problem = refused.Refusal.Code == "TOO_MANY_KEYS" ? "You have as many keys as one can have. End one first." : "That did not work. Check the name and try again.";
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            problem = $"{Trouble.Passing}.";
        }
        isBusy = false;
        await ReadAsync();
    }

    private bool IsOver(PersonalKeyView key) => key.ExpiresAt <= Clock.GetUtcNow();

    private string Used(PersonalKeyView key) => key.LastUsedAt is { } at ? $"used {Times.Day(at)}, {Times.Time(at)}" : "not used yet";

    private string Ends(PersonalKeyView key) => key.ExpiresAt is { } at ? $" · {(IsOver(key) ? "ended" : "ends")} {Times.Day(at)}" : "";
}
