using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>
/// The same articles in both databases. Topics are found by the program alike; the candidates beside them come by the
/// database's own rank (bm25, ts_rank), so a question without a topic may now and then find another article first.
/// </summary>
[Collection(PostgresServer.Collection)]
public sealed class BothDatabasesTests(PostgresPortalHost postgres, MedQuadHost sqlite, ITestOutputHelper output)
    : IClassFixture<PostgresPortalHost>, IClassFixture<MedQuadHost>
{
    private const double MostOthers = 0.02;

    [SharedDataFact]
    public async Task Both_databases_name_the_same_source_for_all_but_a_few_questions()
    {
        await sqlite.ImportedAsync();
        var instance = await MedQuadHost.ImportAsync(postgres);
        var questions = DevelopmentQuestion.All().ToList();
        var others = new List<string>();

        foreach (var question in questions)
        {
            var (one, other) = (await sqlite.FirstAsync(question.Text), await MedQuadHost.FirstAsync(postgres, instance, question.Text));
            if (one?.ExternalId != other?.ExternalId) others.Add($"{question.Text}: {one?.ExternalId}, {other?.ExternalId}");
        }

        output.WriteLine($"{others.Count} of {questions.Count} differ");
        Assert.True(others.Count <= MostOthers * questions.Count, string.Join(Environment.NewLine, others));
    }
}
