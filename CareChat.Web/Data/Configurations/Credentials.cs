using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareChat.Web.Data.Configurations;

internal sealed class ApiClientConfiguration : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasMany(c => c.Instances).WithOne().HasForeignKey(i => i.ApiClientId);
    }
}

internal sealed class ApiClientInstanceConfiguration : IEntityTypeConfiguration<ApiClientInstance>
{
    public void Configure(EntityTypeBuilder<ApiClientInstance> builder) =>
        builder.HasKey(i => new { i.ApiClientId, i.InstanceId });
}

internal sealed class ChatTokenConfiguration : IEntityTypeConfiguration<ChatToken>
{
    public void Configure(EntityTypeBuilder<ChatToken> builder)
    {
        builder.HasIndex(t => t.TokenHash).IsUnique();
        builder.HasIndex(t => new { t.PatientId, t.CreatedAt });
    }
}

internal sealed class InstallationSecretConfiguration : IEntityTypeConfiguration<InstallationSecret>
{
    public void Configure(EntityTypeBuilder<InstallationSecret> builder)
    {
        builder.HasKey(s => s.Name);
        builder.Property(s => s.ProtectedValue).HasMaxLength(4000);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) =>
        builder.Property(k => k.Xml).HasMaxLength(20_000);
}
