using Microsoft.AspNetCore.SignalR;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>
/// Logs the failures of hub calls that are the program's own. SignalR logs each refused call with its stack too, so that any client
/// could fill the log: its category is silent (see <see cref="HubRegistration"/>), and this says what it would have said rightly.
/// </summary>
internal sealed class HubFaults(ILogger<HubFaults> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception failure) when (!IsOfClient(failure, invocationContext))
        {
            log.LogError(failure, "{Hub}.{Method} failed.", invocationContext.Hub.GetType().Name, invocationContext.HubMethodName);
            throw;
        }
    }

    /// <summary>True for a refusal, and for what ended because the client went.</summary>
    private static bool IsOfClient(Exception failure, HubInvocationContext call) =>
        failure is HubException || (failure is OperationCanceledException && call.Context.ConnectionAborted.IsCancellationRequested);
}
