using System.Data.Common;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Operator;

/// <summary>What keeps a program from starting and is the operator's to mend: a setting, a port, a disk, a database.</summary>
internal static class StartFailure
{
    /// <summary>The sentence for the operator; null for a fault of the program, whose whole story is wanted.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StartRefusedException => failure.Message,
        DbUpdateException { InnerException: DbException inner } => Database(inner),
        DbException => Database(failure),
        InvalidOperationException { InnerException: FormatException or DbException or ArgumentException or OverflowException } => Whole(failure),
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => Whole(failure), // https without a certificate
        IOException or UnauthorizedAccessException => Whole(failure),
        _ => null,
    };

    private static string Database(Exception failure) => StorageTroubles.Of(failure) == StorageTrouble.Full
        ? "The disk is full: make room in the data directory, then start again." : $"The database does not answer as it should: {Whole(failure)}";

    private static string Whole(Exception failure)
    {
        var inner = failure.InnerException?.Message;
        return inner is null || failure.Message.Contains(inner, StringComparison.Ordinal) ? failure.Message : $"{failure.Message} {inner}";
    }
}
