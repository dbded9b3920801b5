using CareChat.Shared;
using Microsoft.AspNetCore.SignalR;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>Gives clients a refusal as a <see cref="HubException"/>: a code, a colon, a sentence.</summary>
internal sealed class RefusalFilter : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (RefusedException refused)
        {
            throw new HubException($"{CodeOf(refused.Refusal.Kind)}: {refused.Message}");
        }
    }

    private static string CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => "NOT_FOUND",
        RefusalKind.Denied => "ACCESS_DENIED",
        RefusalKind.Unauthorized => "UNAUTHORIZED",
        RefusalKind.TooMany => "RATE_LIMITED",
        _ => "VALIDATION_ERROR",
    };
}
