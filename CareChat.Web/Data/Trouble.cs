using System.Data.Common;
using CareChat.Shared;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Data;

/// <summary>Failures that a screen outlives: it says them, and offers another try. Any other is a fault of ours.</summary>
public static class Trouble
{
    /// <summary>What is said where the database could not do it at this moment.</summary>
    public const string Passing = "This could not be done just now. Try again in a moment";

    /// <summary>The sentence for a failure that a screen outlives; null for any other.</summary>
    public static string? WordsFor(Exception failure) => failure switch
    {
        RefusedException refused => refused.Refusal.Message,
        _ when IsPassing(failure) => Passing,
        _ => null,
    };

    /// <summary>True for a failure of the database, which may be none in a moment; EF puts some of them into one of its own.</summary>
    public static bool IsPassing(Exception failure) => failure is DbException or DbUpdateException
        || (failure is InvalidOperationException { InnerException: { } inner } && IsPassing(inner));
}
