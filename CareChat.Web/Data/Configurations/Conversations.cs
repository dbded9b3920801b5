using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.HasIndex(c => c.PatientId, "IX_Conversations_CareTeamOfPatient").IsUnique().HasFilter("\"Kind\" = 0");
        builder.HasIndex(c => new { c.PatientId, c.Kind });
        builder.HasIndex(c => new { c.InstanceId, c.ClosedAt, c.LastSentAt });
        builder.HasIndex(c => new { c.InstanceId, c.NeedsReplySince }).HasFilter("\"NeedsReplySince\" IS NOT NULL AND \"ClosedAt\" IS NULL");
        builder.HasIndex(c => c.OwnerId, "IX_Conversations_AssistantOfAccount").HasFilter("\"Kind\" = 2");
        builder.HasIndex(c => new { c.InstanceId, c.UrgentSince }).HasFilter("\"UrgentSince\" IS NOT NULL");
        builder.HasIndex(c => new { c.AssignedToId, c.LastSentAt }).HasFilter("\"AssignedToId\" IS NOT NULL");
        builder.HasOne(c => c.Patient).WithMany().HasForeignKey(c => c.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.AssignedTo).WithMany().HasForeignKey(c => c.AssignedToId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReadMarkConfiguration : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder) =>
        builder.HasKey(r => new { r.ConversationId, r.Side, r.UpToNumber });
}

internal sealed class InternalNoteConfiguration : IEntityTypeConfiguration<InternalNote>
{
    public void Configure(EntityTypeBuilder<InternalNote> builder)
    {
        builder.HasIndex(n => new { n.ConversationId, n.Number }).IsUnique();
        builder.Property(n => n.Body).HasMaxLength(10_000);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasKey(d => new { d.ConversationId, d.PersonId });
        builder.Property(d => d.Body).HasMaxLength(10_000);
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.HasKey(m => m.Seq);
        builder.HasIndex(m => m.Id).IsUnique();
        builder.HasIndex(m => new { m.ConversationId, m.Number }).IsUnique();
        builder.HasIndex(m => m.AttachmentId).HasFilter("\"AttachmentId\" IS NOT NULL");
        builder.Property(m => m.Body).HasMaxLength(10_000);
        builder.HasOne(m => m.Conversation).WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.Attachment).WithMany().HasForeignKey(m => m.AttachmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.HasIndex(a => new { a.IsUsed, a.UploadedAt });
        builder.HasOne(a => a.Patient).WithMany().HasForeignKey(a => a.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
