using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;

namespace CareChat.Web.Audit;

/// <summary>The append-only log of who did what to whose data: written in the transaction of the change itself.</summary>
public static class AuditLog
{
    private static readonly byte[] Origin = new byte[SHA256.HashSizeInBytes];

    /// <summary>Adds one entry, chained to the one before. Call it last in a piece of work: on PostgreSQL it queues for the chain.</summary>
    /// <param name="scope">The transaction of the change.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">What, as <c>object.verb</c>.</param>
    /// <param name="now">When.</param>
    /// <param name="patientId">Whose data; null where no patient is concerned.</param>
    /// <param name="subject">The id of what was touched: ids and counts only, never text.</param>
    public static void Audit(this WriteScope scope, Actor actor, string action, DateTimeOffset now, Guid? patientId = null, string subject = "") =>
        scope.AuditAll([Entry(actor, action, now, patientId, subject)]);

    /// <summary>Adds entries in their order; see <see cref="Audit"/>.</summary>
    public static void AuditAll(this WriteScope scope, IReadOnlyList<AuditEntry> entries)
    {
        scope.LockLedger();
        var hash = scope.Scalar("""SELECT "Hash" FROM "AuditEntries" ORDER BY "Seq" DESC LIMIT 1""") as byte[] ?? Origin;
        foreach (var entry in entries)
        {
            hash = Chain(hash, entry);
            scope.Execute(
                """
                INSERT INTO "AuditEntries" ("At", "InstanceId", "ActorKind", "ActorId", "Action", "PatientId", "Subject", "Hash")
                VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
                """, entry.At.ToUnixTimeMilliseconds(), entry.InstanceId, (int)entry.ActorKind, entry.ActorId, entry.Action,
                entry.PatientId, entry.Subject, hash);
        }
    }

    /// <summary>An entry that has no place in the chain yet.</summary>
    internal static AuditEntry Entry(Actor actor, string action, DateTimeOffset now, Guid? patientId, string subject) => new()
    {
        At = now,
        InstanceId = actor.InstanceId,
        ActorKind = actor.Kind,
        ActorId = actor.Id,
        Action = action,
        PatientId = patientId,
        Subject = subject,
    };

    /// <summary>The hash an entry carries: over the hash before and its own fields.</summary>
    public static byte[] Chain(ReadOnlySpan<byte> before, AuditEntry entry)
    {
        var line = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{entry.At.ToUnixTimeMilliseconds()}|{entry.InstanceId:D}|{(int)entry.ActorKind}|{entry.ActorId:D}|{entry.Action}|{entry.PatientId:D}|{entry.Subject}");
        Span<byte> hashed = stackalloc byte[SHA256.HashSizeInBytes + Encoding.UTF8.GetMaxByteCount(line.Length)];
        before.CopyTo(hashed);
        var length = Encoding.UTF8.GetBytes(line, hashed[SHA256.HashSizeInBytes..]);
        return SHA256.HashData(hashed[..(SHA256.HashSizeInBytes + length)]);
    }
}
