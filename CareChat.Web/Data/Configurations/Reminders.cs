using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.HasKey(r => r.ConversationId);
        builder.HasOne(r => r.Conversation).WithOne().HasForeignKey<Reminder>(r => r.ConversationId);
        builder.HasIndex(r => r.NextAttemptAt);
    }
}
