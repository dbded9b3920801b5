using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CareChat.Web.Accounts.Admin;

/// <summary>Opens dialogs and waits until they are closed.</summary>
public static class Dialogs
{
    /// <summary>Opens a dialog; what it is given stands under the names of its parameters.</summary>
    public static async Task OpenAsync<TDialog>(this IDialogService dialogs, string title, DialogParameters<TDialog> given) where TDialog : ComponentBase
    {
        var open = await dialogs.ShowAsync<TDialog>(title, given);
        await open.Result;
    }

    /// <returns>True for a yes.</returns>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string yes, string no)
    {
        var given = new DialogParameters<ConfirmDialog> { { d => d.Text, text }, { d => d.Yes, yes }, { d => d.No, no } };
        var open = await dialogs.ShowAsync<ConfirmDialog>(title, given);
        return await open.Result is { Canceled: false };
    }
}
