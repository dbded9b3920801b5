using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CareChat.Web.Data;

/// <summary>
/// The one model, Identity included. Reading goes straight to the database; every change goes through the
/// <see cref="WriteLane"/>, also what Identity saves by itself (see <see cref="SaveChangesAsync(bool, CancellationToken)"/>).
/// </summary>
public abstract class CareChatDb(DbContextOptions options) : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<Instance> Instances => Set<Instance>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Patient> Patients => Set<Patient>();
    public DbSet<PatientProfile> PatientProfiles => Set<PatientProfile>();
    public DbSet<RecordItem> RecordItems => Set<RecordItem>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();
    public DbSet<InternalNote> InternalNotes => Set<InternalNote>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Encounter> Encounters => Set<Encounter>();
    public DbSet<EncounterTurn> EncounterTurns => Set<EncounterTurn>();
    public DbSet<EncounterImage> EncounterImages => Set<EncounterImage>();
    public DbSet<PersonalKey> PersonalKeys => Set<PersonalKey>();
    public DbSet<AssistantKey> AssistantKeys => Set<AssistantKey>();
    public DbSet<AssistantThread> AssistantThreads => Set<AssistantThread>();
    public DbSet<AssistantReply> AssistantReplies => Set<AssistantReply>();
    public DbSet<KnowledgeArticle> KnowledgeArticles => Set<KnowledgeArticle>();
    public DbSet<UnansweredQuestion> UnansweredQuestions => Set<UnansweredQuestion>();
    public DbSet<SafetyPhrase> SafetyPhrases => Set<SafetyPhrase>();
    public DbSet<ReplyDraft> ReplyDrafts => Set<ReplyDraft>();
    public DbSet<ApiClient> ApiClients => Set<ApiClient>();
    public DbSet<ApiClientInstance> ApiClientInstances => Set<ApiClientInstance>();
    public DbSet<ChatToken> ChatTokens => Set<ChatToken>();
    public DbSet<InstallationSecret> InstallationSecrets => Set<InstallationSecret>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<OutboxEntry> OutboxEntries => Set<OutboxEntry>();
    public DbSet<Watermark> Watermarks => Set<Watermark>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>The lane that takes this context's changes; null inside the lane itself.</summary>
    internal WriteLane? Lane { get; set; }

    /// <summary>Saves inside the lane: directly where this context is the lane's own, through it otherwise.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Lane is not null && ChangeTracker.HasChanges())
            return Lane.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        if (Lane is null) StampPeople();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Identity writes all of an account that it read a while ago: by this stamp it sees that somebody else changed it since.</summary>
    private void StampPeople()
    {
        foreach (var changed in ChangeTracker.Entries<Person>().Where(entry => entry.State == EntityState.Modified))
            if (!changed.Property(person => person.ConcurrencyStamp).IsModified) changed.Entity.ConcurrencyStamp = Guid.NewGuid().ToString("D");
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Lane is null ? base.SaveChanges(acceptAllChangesOnSuccess) : SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CareChatDb).Assembly);
    }
}

/// <summary>The model on SQLite.</summary>
public sealed class SqliteCareChatDb(DbContextOptions<SqliteCareChatDb> options) : CareChatDb(options);

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresCareChatDb(DbContextOptions<PostgresCareChatDb> options) : CareChatDb(options);

/// <summary>Times are whole milliseconds since 1970 in both databases: they sort, and they come back as they went in.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
