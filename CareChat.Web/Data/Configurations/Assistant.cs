using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class AssistantKeyConfiguration : IEntityTypeConfiguration<AssistantKey>
{
    public void Configure(EntityTypeBuilder<AssistantKey> builder)
    {
        builder.HasIndex(k => k.KeyHash).IsUnique();
        builder.HasIndex(k => new { k.InstanceId, k.CreatedAt });
    }
}

internal sealed class AssistantThreadConfiguration : IEntityTypeConfiguration<AssistantThread>
{
    public void Configure(EntityTypeBuilder<AssistantThread> builder)
    {
        builder.HasKey(t => t.ConversationId);
        builder.HasIndex(t => new { t.InstanceId, t.Number }).IsUnique();
        builder.HasIndex(t => t.LastActivity);
        builder.Property(t => t.Metadata).HasMaxLength(8 * 1024);
        builder.HasOne(t => t.Conversation).WithOne().HasForeignKey<AssistantThread>(t => t.ConversationId);
    }
}

internal sealed class AssistantReplyConfiguration : IEntityTypeConfiguration<AssistantReply>
{
    public void Configure(EntityTypeBuilder<AssistantReply> builder)
    {
        builder.HasKey(r => r.MessageId);
        builder.HasIndex(r => r.ConversationId);
        builder.HasIndex(r => r.At);
    }
}

internal sealed class KnowledgeArticleConfiguration : IEntityTypeConfiguration<KnowledgeArticle>
{
    public void Configure(EntityTypeBuilder<KnowledgeArticle> builder)
    {
        builder.HasKey(a => a.Seq);
        builder.HasIndex(a => a.Id).IsUnique();
        builder.HasIndex(a => new { a.InstanceId, a.ExternalId }).IsUnique();
        builder.HasIndex(a => new { a.InstanceId, a.UpdatedAt });
        builder.Property(a => a.Url).HasMaxLength(2000);
        builder.Property(a => a.Synonyms).HasMaxLength(10_000);
        builder.Property(a => a.Question).HasMaxLength(2000);
        builder.Property(a => a.Answer).HasMaxLength(60_000);
    }
}

internal sealed class UnansweredQuestionConfiguration : IEntityTypeConfiguration<UnansweredQuestion>
{
    public void Configure(EntityTypeBuilder<UnansweredQuestion> builder)
    {
        builder.HasIndex(q => new { q.InstanceId, q.TextHash }).IsUnique();
        builder.HasIndex(q => new { q.InstanceId, q.LastAskedAt });
        builder.Property(q => q.Text).HasMaxLength(1000);
    }
}

internal sealed class SafetyPhraseConfiguration : IEntityTypeConfiguration<SafetyPhrase>
{
    public void Configure(EntityTypeBuilder<SafetyPhrase> builder) =>
        builder.HasIndex(p => new { p.InstanceId, p.Pattern }).IsUnique();
}

internal sealed class ReplyDraftConfiguration : IEntityTypeConfiguration<ReplyDraft>
{
    public void Configure(EntityTypeBuilder<ReplyDraft> builder)
    {
        builder.HasIndex(d => new { d.ConversationId, d.ClinicianId, d.Outcome });
        builder.HasIndex(d => new { d.InstanceId, d.CreatedAt });
        builder.Property(d => d.Body).HasMaxLength(10_000);
        builder.Property(d => d.Sources).HasMaxLength(20_000);
    }
}
