using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder) => builder.HasIndex(t => t.Name).IsUnique();
}

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<Instance>
{
    public void Configure(EntityTypeBuilder<Instance> builder)
    {
        builder.HasIndex(i => new { i.TenantId, i.Name }).IsUnique();
        builder.Property(i => i.Country).HasMaxLength(2).HasDefaultValue(PhoneNumber.UsualCountry);
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Ignore(p => p.DisplayName);
        builder.HasIndex(p => new { p.InstanceId, p.Role, p.LastName });
        builder.HasOne(p => p.Instance).WithMany().HasForeignKey(p => p.InstanceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Patient).WithMany().HasForeignKey(p => p.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.PasswordHash).HasMaxLength(1000);
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder) => builder.HasIndex(s => s.PersonId);
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder) => builder.HasIndex(i => i.TokenHash).IsUnique();
}

internal sealed class PatientConfiguration : IEntityTypeConfiguration<Patient>
{
    public void Configure(EntityTypeBuilder<Patient> builder)
    {
        builder.Ignore(p => p.DisplayName);
        builder.HasIndex(p => new { p.InstanceId, p.Mrn, p.MrnSystem }).IsUnique();
        builder.HasIndex(p => new { p.InstanceId, p.ExternalId, p.Source }).IsUnique();
        builder.Property(p => p.PartialBirthDate).HasMaxLength(7);
        builder.HasIndex(p => new { p.InstanceId, p.LastName, p.FirstName });
        builder.HasIndex(p => new { p.InstanceId, p.CreatedAt });
        builder.HasIndex(p => new { p.InstanceId, p.PhoneDigits });
        builder.Property(p => p.PhoneDigits).HasMaxLength(PhoneNumber.LongestKept);
        builder.HasOne(p => p.Instance).WithMany().HasForeignKey(p => p.InstanceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PatientProfileConfiguration : IEntityTypeConfiguration<PatientProfile>
{
    public void Configure(EntityTypeBuilder<PatientProfile> builder)
    {
        builder.HasKey(p => p.PatientId);
        builder.HasOne(p => p.Patient).WithOne().HasForeignKey<PatientProfile>(p => p.PatientId);
        builder.Property(p => p.Json).HasMaxLength(64 * 1024);
    }
}

internal sealed class RecordItemConfiguration : IEntityTypeConfiguration<RecordItem>
{
    public void Configure(EntityTypeBuilder<RecordItem> builder)
    {
        builder.HasIndex(r => new { r.PatientId, r.Kind, r.ExternalId }).IsUnique();
        builder.HasIndex(r => r.ExternalId);
        builder.HasQueryFilter(r => !r.IsWithdrawn);
        builder.Property(r => r.Detail).HasMaxLength(2000);
    }
}
