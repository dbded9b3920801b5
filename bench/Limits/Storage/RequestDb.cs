using Microsoft.EntityFrameworkCore;

namespace CareChat.Bench.Limits.Storage;

/// <summary>A row of the message table as EF Core sees it.</summary>
public sealed class StoredMessage
{
    public long Id { get; set; }

    public int ConversationId { get; set; }

    public int PatientId { get; set; }

    public long Sender { get; set; }

    public string Body { get; set; } = "";

    public long SentAt { get; set; }
}

/// <summary>A plain scoped context over the message table.</summary>
public sealed class RequestDb(DbContextOptions<RequestDb> options) : DbContext(options)
{
    /// <summary>The message table.</summary>
    public DbSet<StoredMessage> Messages => Set<StoredMessage>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<StoredMessage>(row =>
    {
        row.ToTable("message");
        row.Property(m => m.Id).HasColumnName("id");
        row.Property(m => m.ConversationId).HasColumnName("conversation_id");
        row.Property(m => m.PatientId).HasColumnName("patient_id");
        row.Property(m => m.Sender).HasColumnName("sender");
        row.Property(m => m.Body).HasColumnName("body");
        row.Property(m => m.SentAt).HasColumnName("sent_at");
    });
}
