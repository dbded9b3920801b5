using CareChat.Bench.Limits.Storage;

namespace CareChat.Bench.Data;

/// <summary>
/// What stands in the large databases, the product's and the limits' alike: one heavy patient with a twentieth of
/// all messages, and ordinary patients with about fifty each. The same numbers give the same messages every time.
/// </summary>
public sealed record SeedPlan(int Messages)
{
    /// <summary>The patient with the long conversation.</summary>
    public const int HeavyPatient = 1;

    private const int PerOrdinaryPatient = 50;
    private const int Seed = 20_260_101;
    /// <summary>When the first message was sent.</summary>
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many messages the heavy patient has.</summary>
    public int HeavyMessages => Messages / 20;

    /// <summary>How many patients there are, the heavy one included.</summary>
    public int Patients => 1 + ((Messages - HeavyMessages) / PerOrdinaryPatient);

    /// <summary>The id under which the product knows a patient.</summary>
    public static Guid PatientId(int patient) => new(patient, 0x0bec, 0x4a00, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>All messages in time order.</summary>
    public IEnumerable<SeededMessage> All()
    {
        var random = new Random(Seed);
        var heavyLeft = HeavyMessages;
        for (var i = 0; i < Messages; i++)
        {
            var heavy = random.Next(Messages - i) < heavyLeft;
            heavyLeft -= heavy ? 1 : 0;
            var patient = heavy ? HeavyPatient : random.Next(2, Patients + 1);
            var sentAt = Start.AddSeconds(i * 30.0).ToUnixTimeMilliseconds();
            yield return new SeededMessage(patient, random.Next(5) < 3, ChatWords.Sentence(random), sentAt);
        }
    }
}
