using System.Diagnostics;
using CareChat.Tests.Infrastructure;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>
/// How good the first source is, over all of MedQuAD: the table of docs/assistant.md. CARECHAT_ALL_QUESTIONS=1 asks all of
/// MedQuAD's own questions, else one in ten.
/// </summary>
public sealed class RetrievalTests(MedQuadHost host, ITestOutputHelper output) : IClassFixture<MedQuadHost>
{
    private static readonly int EveryQuestion = Environment.GetEnvironmentVariable("CARECHAT_ALL_QUESTIONS") == "1" ? 1 : 10;

    /// <summary>What each group reaches at least, a little below the table's numbers.</summary>
    private static readonly Dictionary<(string Set, string Language), double> Floors = new()
    {
        [("development", "en")] = 2.45,
        [("held", "en")] = 2.40,
        [("development", "es")] = 2.65,
    };

    /// <summary>How much better than plain each group is at least, of 3.</summary>
    private const double Margin = 1.2;

    [SharedDataFact]
    public async Task People_s_questions_find_better_articles_than_plain_bm25_does()
    {
        await host.ImportedAsync();
        using var plain = new PlainRanking(await host.ArticlesAsync());
        foreach (var group in DevelopmentQuestion.All().GroupBy(q => (q.Set, q.Language)))
        {
            var (count, before, after, exact) = (0, 0, 0, 0);
            var watch = new Stopwatch();
            foreach (var question in group)
            {
                watch.Start();
                var first = await host.FirstAsync(question.Text);
                watch.Stop();
                var grade = question.Grade(first?.ExternalId);
                (count, before, after, exact) = (count + 1, before + question.Grade(plain.First(question.Text)), after + grade, exact + (grade == 3 ? 1 : 0));
            }
            output.WriteLine($"{group.Key}: {count} questions, plain {before / (double)count:0.00}, ours {after / (double)count:0.00}, " +
                $"right topic and aspect {100.0 * exact / count:0} %, {watch.Elapsed.TotalMilliseconds / count:0.0} ms each");
            var floor = Floors[group.Key];
            Assert.True(after >= floor * count, $"{group.Key}: {after / (double)count:0.00} is below {floor}");
            Assert.True(after >= before + Margin * count, $"{group.Key}: {after / (double)count:0.00} is not clearly above {before / (double)count:0.00}");
        }
    }

    [SharedDataFact]
    public async Task An_article_s_own_question_finds_an_article_of_that_question()
    {
        await host.ImportedAsync();
        var questions = (await host.ArticlesAsync()).Select(a => a.Question).Distinct().Order(StringComparer.Ordinal).Where((_, i) => i % EveryQuestion == 0).ToList();
        var right = 0;
        foreach (var question in questions) right += (await host.FirstAsync(question))?.Question == question ? 1 : 0;

        output.WriteLine($"{right} of {questions.Count} questions find themselves first.");
        Assert.True(right >= 0.95 * questions.Count);
    }
}
