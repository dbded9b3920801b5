using CareChat.Train.Emergency;

namespace CareChat.Train;

/// <summary>Makes the learned files of the product anew: <c>dotnet run --project tools/CareChat.Train -- emergency</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not ["emergency"])
        {
            Console.Error.WriteLine("Say what to make: emergency");
            return 2;
        }
        var examples = EmergencyExamples.Read(Repository.Root);
        EmergencyTrainer.Write(Repository.Root, examples);
        Console.WriteLine($"Learned from {examples.Count} messages.");
        return 0;
    }
}
