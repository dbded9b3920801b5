using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Safety;

public sealed class SignTests
{
    private const string Remake = "CARECHAT_LEARN_SIGNS";

    /// <summary>After a change of the sets or of Classes.txt: <c>CARECHAT_LEARN_SIGNS=1 dotnet test --filter SignTests</c>, then build again.</summary>
    [Fact]
    public void The_weights_are_what_the_development_messages_teach()
    {
        var file = Path.Combine(Repository.Root, "CareChat.Web", "Safety", "Classifier", "Weights.tsv");
        var learned = SignTrainer.Lines([.. SafetySets.Development, .. SafetySets.Ordinary]);
        if (Environment.GetEnvironmentVariable(Remake) is not null) File.WriteAllLines(file, [.. File.ReadLines(file).Where(IsComment), .. learned]);

        Assert.Equal(learned, File.ReadLines(file).Where(line => !IsComment(line)));
    }

    private static bool IsComment(string line) => line.StartsWith('#');
}
