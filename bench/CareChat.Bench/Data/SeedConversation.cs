namespace CareChat.Bench.Data;

/// <summary>A patient's conversation while its messages are laid down: the counters the product keeps on its row.</summary>
public sealed class SeedConversation(int patient, DateTimeOffset begun)
{
    /// <summary>The two sides as the product numbers them.</summary>
    public const int PatientSide = 0, TeamSide = 1;

    private readonly int[] readNumber = new int[2];
    private readonly int[] unread = new int[2];

    /// <summary>The conversation's id, as the product would make it.</summary>
    public Guid Id { get; } = Guid.CreateVersion7(begun);

    /// <summary>The patient's id.</summary>
    public Guid PatientId { get; } = SeedPlan.PatientId(patient);

    /// <summary>The newest message.</summary>
    public int LastNumber { get; private set; }

    /// <summary>When it was sent.</summary>
    public long LastSentAt { get; private set; }

    /// <summary>Since when the patient waits for an answer; null where none is due.</summary>
    public long? NeedsReplySince { get; private set; }

    /// <summary>How far a side has read.</summary>
    public int ReadNumber(int side) => readNumber[side];

    /// <summary>How many messages a side has not read.</summary>
    public int Unread(int side) => unread[side];

    /// <summary>Adds a message; who answers has read what stands before it.</summary>
    /// <returns>True where the message made its side read.</returns>
    public bool Add(int side, long sentAt)
    {
        var reads = unread[side] > 0;
        if (reads)
        {
            (readNumber[side], unread[side]) = (LastNumber, 0);
        }

        unread[1 - side]++;
        LastNumber++;
        LastSentAt = sentAt;
        NeedsReplySince = side == TeamSide ? null : NeedsReplySince ?? sentAt;
        return reads;
    }
}
