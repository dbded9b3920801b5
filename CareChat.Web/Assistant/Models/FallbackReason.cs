using System.ClientModel;
using System.Text.Json;

namespace CareChat.Web.Assistant.Models;

/// <summary>Why the model's answer was not used: the values of <see cref="AssistantAnswer.Fallback"/>.</summary>
public static class FallbackReason
{
    /// <summary>The model took longer than its part of the timeout.</summary>
    public const string Timeout = "timeout";

    /// <summary>The server was not reached, broke off or answered with an error.</summary>
    public const string Error = "error";

    /// <summary>The model would not answer.</summary>
    public const string Refused = "refused";

    /// <summary>What came was no answer to show: not readable, empty, cut off, without a source, or more than the sources say.</summary>
    public const string Garbage = "garbage";

    /// <summary>What came was longer than any answer may be.</summary>
    public const string TooLarge = "too_large";

    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Timeout, Error, Refused, Garbage, TooLarge];

    /// <summary>The reason an exception of the client stands for.</summary>
    internal static string Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is UnusableReplyException unusable) return unusable.Reason;
        }

        return failure switch
        {
            ClientResultException or HttpRequestException or IOException or OperationCanceledException => Error,
            JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException => Garbage,
            _ => Error,
        };
    }
}

/// <summary>The model's reply is not to be shown. It carries the reason and nothing of the reply.</summary>
internal sealed class UnusableReplyException(string reason) : IOException("The model's reply is not used: " + reason)
{
    /// <summary>One of <see cref="FallbackReason"/>.</summary>
    public string Reason { get; } = reason;
}
