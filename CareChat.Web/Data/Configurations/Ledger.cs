using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    // no index but the key: each message appends here, and an entry's place by patient would be a page of its own in the log
    public void Configure(EntityTypeBuilder<AuditEntry> builder) => builder.HasKey(a => a.Seq);
}

internal sealed class OutboxEntryConfiguration : IEntityTypeConfiguration<OutboxEntry>
{
    public void Configure(EntityTypeBuilder<OutboxEntry> builder) => builder.HasKey(o => o.Seq);
}

internal sealed class WatermarkConfiguration : IEntityTypeConfiguration<Watermark>
{
    public void Configure(EntityTypeBuilder<Watermark> builder) => builder.HasKey(w => w.Name);
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(r => new { r.CredentialId, r.Path, r.Key });
        builder.HasIndex(r => r.CreatedAt);
        builder.HasIndex(r => r.SubjectId).HasFilter("\"SubjectId\" IS NOT NULL");
    }
}
