using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class EncounterConfiguration : IEntityTypeConfiguration<Encounter>
{
    public void Configure(EntityTypeBuilder<Encounter> builder)
    {
        builder.HasIndex(e => e.SessionTokenHash).IsUnique();
        builder.HasIndex(e => new { e.OwnerId, e.CreatedAt });
        builder.HasIndex(e => new { e.PatientId, e.CreatedAt });
        builder.HasIndex(e => new { e.InstanceId, e.State, e.ClaimedAt });
        builder.Property(e => e.Decision).HasMaxLength(10_000);
        builder.HasOne(e => e.Owner).WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Patient).WithMany().HasForeignKey(e => e.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Turns).WithOne().HasForeignKey(t => t.EncounterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Images).WithOne().HasForeignKey(i => i.EncounterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EncounterTurnConfiguration : IEntityTypeConfiguration<EncounterTurn>
{
    public void Configure(EntityTypeBuilder<EncounterTurn> builder)
    {
        builder.HasIndex(t => new { t.EncounterId, t.Number }).IsUnique();
        builder.Property(t => t.Letter).HasMaxLength(10_000);
        builder.Property(t => t.Commentary).HasMaxLength(4000);
    }
}

internal sealed class PersonalKeyConfiguration : IEntityTypeConfiguration<PersonalKey>
{
    public void Configure(EntityTypeBuilder<PersonalKey> builder)
    {
        builder.HasIndex(k => k.KeyHash).IsUnique();
        builder.HasIndex(k => new { k.PersonId, k.CreatedAt });
        builder.HasOne(k => k.Person).WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
