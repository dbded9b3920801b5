using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>Five hundred articles a clinic enters, of every length and layout: whatever in them warns or sends to somebody is in the answer.</summary>
public sealed class OwnArticleWarningTests(PortalHost host, ITestOutputHelper output) : IClassFixture<PortalHost>
{
    private const int Articles = 500;

    private static readonly Dictionary<string, string[]> Talk = new()
    {
        ["en"] =
        [
            "The leaflet was written by the people who work here.", "It comes as a small white tablet with a line in the middle.", "Most people like the taste of the orange one best.",
            "We keep the forms in the blue folder by the window.", "Many choose the morning because the day is long.", "The room has a lamp and two chairs.", "Water from the tap is fine.",
            "The cloth is made of cotton and can be washed at sixty degrees.", "A walk in the park is good for the legs.", "Some prefer music while they rest.",
        ],
        ["es"] =
        [
            "La hoja la escribieron las personas que trabajan aquí.", "Viene como una tableta blanca con una raya en el medio.", "A muchos les gusta más el sabor de naranja.",
            "Guardamos los papeles en la carpeta azul junto a la ventana.", "Muchos eligen la mañana porque el día es largo.", "El cuarto tiene una lámpara y dos sillas.",
            "La tela es de algodón y se lava a sesenta grados.", "Una caminata por el parque ayuda a las piernas.", "Algunos prefieren la música mientras descansan.", "El agua de la llave está bien.",
        ],
    };

    [Fact]
    public async Task No_sentence_that_warns_or_sends_to_somebody_vanishes()
    {
        var instance = await host.InstanceAsync($"own-{Guid.NewGuid():N}");
        var administrator = await host.PersonAsync(instance.Id, Roles.Administrator);
        var random = new Random(20261126);
        var pool = Pool();
        var articles = Enumerable.Range(0, Articles).Select(i => Article(random, pool, i)).ToList();
        var knowledge = host.Services.GetRequiredService<KnowledgeStore>();
        foreach (var article in articles) await knowledge.SaveAsync(administrator, null, article.Text);

        var lost = new List<string>();
        var longest = 0;
        foreach (var (text, warnings) in articles)
        {
            var answer = await host.Services.GetRequiredService<IAnswerer>().AnswerAsync(
                new Question { InstanceId = instance.Id, Text = text.Question, Language = text.Language }, null, CancellationToken.None);

            Assert.Equal(text.Title, Assert.Single(answer.Sources).Title);
            longest = Math.Max(longest, text.Answer.Length);
            lost.AddRange(warnings.Where(warning => !answer.Text.Contains(warning, StringComparison.Ordinal)).Select(warning => $"{text.Title}: {warning}"));
        }
        Assert.True(longest > 4000, $"{longest}");
        output.WriteLine(string.Join('\n', lost));
        Assert.Empty(lost);
    }

    private static (ArticleText Text, List<string> Warnings) Article(Random random, Dictionary<string, List<string>> pool, int number)
    {
        var language = number % 2 == 0 ? "en" : "es";
        var warnings = Enumerable.Range(0, random.Next(1, 7)).Select(_ => pool[language][random.Next(pool[language].Count)]).Distinct().ToList();
        var (name, size) = ($"Zarolin{number}q", (number % 5) switch { 0 => 0, 1 => 6, 2 => 15, 3 => 40, _ => 90 });
        var sentences = Enumerable.Range(0, size).Select(_ => Talk[language][random.Next(Talk[language].Length)]).ToList();
        foreach (var warning in warnings) sentences.Insert(random.Next(sentences.Count + 1), warning);
        return (new ArticleText
        {
            Title = name,
            Topic = name,
            Question = language == "es" ? $"¿Qué es {name}?" : $"What is {name}?",
            Answer = Layout(random, language, sentences),
            Language = language,
        }, warnings);
    }

    /// <summary>One paragraph, lines, paragraphs with and without headings, or a list: as people write.</summary>
    private static string Layout(Random random, string language, List<string> sentences) => random.Next(6) switch
    {
        0 => string.Join(' ', sentences),
        1 => string.Join('\n', sentences),
        2 => string.Join("\n\n", sentences.Chunk(random.Next(1, 8)).Select(some => string.Join(' ', some))),
        3 => string.Join("\r\n\r\n", sentences.Chunk(random.Next(2, 12)).Select((some, i) => $"{(language == "es" ? "Parte" : "Part")} {i + 1}\r\n{string.Join(' ', some)}")),
        4 => (language == "es" ? "Lo que hay que saber:\n- " : "What to know:\n- ") + string.Join("\n- ", sentences),
        _ => string.Join("\n\n", sentences.Chunk(5).Select(some => $"{some[0]}\n\u2022 {string.Join("\n\u2022 ", some.Skip(1).Append("…"))}")),
    };

    private static Dictionary<string, List<string>> Pool() =>
        File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Assistant", "Knowledge", "CareSentences.tsv")).Where(line => line[0] != '#')
            .Select(line => line.Split('\t')).GroupBy(fields => fields[0]).ToDictionary(group => group.Key, group => group.Select(fields => fields[1]).ToList());
}
