using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>The same articles in both databases.</summary>
[Collection(PostgresServer.Collection)]
public sealed class BothDatabasesTests(PostgresPortalHost postgres, MedQuadHost sqlite) : IClassFixture<PostgresPortalHost>, IClassFixture<MedQuadHost>
{
    [SharedDataFact]
    public async Task Both_databases_name_the_same_source_for_every_question()
    {
        await sqlite.ImportedAsync();
        var instance = await MedQuadHost.ImportAsync(postgres);
        var others = new List<string>();

        foreach (var question in DevelopmentQuestion.All())
        {
            var (one, other) = (await sqlite.FirstAsync(question.Text), await MedQuadHost.FirstAsync(postgres, instance, question.Text));
            if (one?.ExternalId != other?.ExternalId) others.Add($"{question.Text}: {one?.ExternalId}, {other?.ExternalId}");
        }

        Assert.Equal("", string.Join(Environment.NewLine, others));
    }
}
