using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Accounts;

/// <summary>
/// Calls to the browser about something that may be gone before they arrive: an element that a later drawing took away, a page
/// that was left, a circuit that ended. Then there is nothing to do, and it is no reason to end the circuit.
/// </summary>
public static class GoneInBrowser
{
    /// <summary>Gives an element the focus where it is still there, unless somebody writes elsewhere at this moment.</summary>
    public static Task TryFocusAsync(this IJSRuntime js, ElementReference element) =>
        TryAsync(() => js.InvokeVoidAsync("carechatFocus", element)); // app.js

    /// <summary>Loads a page in place of the one whose circuit this is, where it is still there.</summary>
    /// <param name="isCircuit">False where the page is being made: then the answer itself leads on.</param>
    public static Task TryLoadAsync(this NavigationManager navigation, IJSRuntime js, bool isCircuit, string address)
    {
        if (isCircuit) return TryAsync(() => js.InvokeVoidAsync("Blazor.navigateTo", address, new { forceLoad = true }));
        navigation.NavigateTo(address);
        return Task.CompletedTask;
    }

    /// <summary>Imports a script; null where the page is gone.</summary>
    public static async Task<IJSObjectReference?> TryImportAsync(this IJSRuntime js, string path, CancellationToken cancellationToken = default)
    {
        try
        {
            return await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, path);
        }
        catch (Exception failure) when (IsGone(failure))
        {
            return null;
        }
    }

    /// <summary>Calls a script's function where both are still there.</summary>
    public static Task TryInvokeAsync(this IJSObjectReference? script, string function, params object?[] arguments) =>
        script is null ? Task.CompletedTask : TryAsync(() => script.InvokeVoidAsync(function, arguments));

    /// <summary>Lets go of a script.</summary>
    public static Task LetGoAsync(this IJSObjectReference? script) => script is null ? Task.CompletedTask : TryAsync(script.DisposeAsync);

    private static async Task TryAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (IsGone(failure))
        {
            // as if it had come in time and been taken away then
        }
    }

    /// <summary>True for the failure of a call that came too late. An element that was never drawn says so by an <see cref="InvalidOperationException"/>.</summary>
    public static bool IsGone(Exception failure) =>
        failure is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
