namespace CareChat.Web.Data;

/// <summary>Where an encounter stands (contract C.2; on the wire in camel case).</summary>
public enum EncounterState
{
    Open,
    Thinking,
    ReadyForCheckout,
    Submitted,
    Reviewing,
    WaitingForPatientReply,
    Completed,
    Closed,
    Canceled,
}

/// <summary>A bounded session of care that began with a letter. Its conversation, made at the checkout, has the same id.</summary>
public sealed class Encounter
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>The account it belongs to; null until a checkout, or a call with a key, says whose it is.</summary>
    public Guid? OwnerId { get; set; }
    public Person? Owner { get; set; }

    /// <summary>The person it is about; once set it never changes.</summary>
    public Guid? PatientId { get; set; }
    public Patient? Patient { get; set; }

    /// <summary>The state as it was last written; what time alone changes is in <c>EncounterStates.At</c>.</summary>
    public EncounterState State { get; set; }

    /// <summary>SHA-256 of the session token, which lives as long as the encounter.</summary>
    public byte[] SessionTokenHash { get; set; } = [];

    /// <summary>SHA-256 of the encounter token, which every resubmission replaces.</summary>
    public byte[] TokenHash { get; set; } = [];

    /// <summary>The personal key of the latest letter that came with a credential, with which the tokens end; null for none.</summary>
    public Guid? KeyId { get; set; }

    /// <summary>True once a letter came with a key and then one with another credential: none is taken without one any more.</summary>
    public bool NeedsCredential { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>From here on an unclaimed encounter is closed, and its tokens and the agents' chat open nothing.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the checkout (or a submission without one) was done.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Until when a completed encounter can be written in.</summary>
    public DateTimeOffset? FollowUpUntil { get; set; }

    /// <summary>The clinician's decision; empty until completed.</summary>
    public string Decision { get; set; } = "";

    /// <summary>The number of the newest turn; turns are dense from 1.</summary>
    public int TurnCount { get; set; }

    public List<EncounterTurn> Turns { get; } = [];
    public List<EncounterImage> Images { get; } = [];
}

/// <summary>One letter and what was found in it.</summary>
public sealed class EncounterTurn
{
    public Guid Id { get; set; }
    public Guid EncounterId { get; set; }

    /// <summary>Dense from 1 within the encounter.</summary>
    public int Number { get; set; }

    /// <summary>The letter, Markdown, 500 to 10,000 characters.</summary>
    public string Letter { get; set; } = "";

    /// <summary>A bit for each of the eleven criteria of contract C.1, in their order from the lowest.</summary>
    public int Criteria { get; set; }

    public string Commentary { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When this letter was submitted to the care team; null where it never was.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>When a later submission took this one's place.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }
}

/// <summary>A picture that came with a letter; it stays with the encounter whatever letter comes after.</summary>
public sealed class EncounterImage
{
    /// <summary>Also the name of the stored file.</summary>
    public Guid Id { get; set; }
    public Guid EncounterId { get; set; }

    /// <summary>The letter it came with.</summary>
    public int TurnNumber { get; set; }

    public string FileName { get; set; } = "";

    /// <summary>Size in bytes.</summary>
    public long FileSize { get; set; }

    /// <summary>The type found in the content.</summary>
    public string MimeType { get; set; } = "";

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Sha256 { get; set; } = [];

    /// <summary>Pixels, where the header says so.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>A key with which an outside agent acts for a person (contract C.0: <c>ak_</c> and 64 hex digits).</summary>
public sealed class PersonalKey
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Person? Person { get; set; }

    /// <summary>SHA-256 of the key, which is shown once.</summary>
    public byte[] KeyHash { get; set; } = [];

    /// <summary><c>ak_</c> and the first eight digits: what its owner knows it by.</summary>
    public string Prefix { get; set; } = "";

    public string Label { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From here on it opens nothing; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
}
