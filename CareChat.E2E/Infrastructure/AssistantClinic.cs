using System.Globalization;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Knowledge.Starter;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.E2E.Infrastructure;

/// <summary>The demo clinic with its starter articles, and an assistant that answers what the journeys ask.</summary>
public sealed class AssistantClinic : DemoClinic
{
    private readonly Dictionary<string, KnowledgeArticle> articles = [];

    /// <summary>The assistant: it can be held, to watch an answer grow.</summary>
    public PlainAnswerer Assistant { get; } = new();

    /// <summary>The demo's instance.</summary>
    public Guid InstanceId { get; private set; }

    public override async Task InitializeAsync()
    {
        Assistant.Usual = Answer;
        Portal.Parts = services => services.AddSingleton<IAnswerer>(Assistant);
        await base.InitializeAsync();
        await Portal.WriteAsync(async scope =>
        {
            InstanceId = await scope.Db.Instances.Select(i => i.Id).SingleAsync();
            foreach (var starter in StarterArticles.All) await AddAsync(scope, starter);
            return await scope.Db.SaveChangesAsync();
        });
    }

    /// <summary>Switches the assistant off or on for the patient of a name.</summary>
    public Task SwitchAsync(string firstName, bool isOff) => Portal.WriteAsync(scope =>
        scope.Db.Patients.Where(p => p.FirstName == firstName).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, isOff)));

    /// <summary>The articles may be there already: the program brings them itself.</summary>
    private async Task AddAsync(WriteScope scope, StarterArticle starter)
    {
        var id = $"{starter.Id}#{starter.Language}";
        var there = await scope.Db.KnowledgeArticles.FirstOrDefaultAsync(a => a.InstanceId == InstanceId && a.Title == starter.Title && a.Language == starter.Language);
        articles[id] = there ?? new KnowledgeArticle
        {
            Id = Guid.NewGuid(),
            InstanceId = InstanceId,
            ExternalId = id,
            Source = starter.Source,
            Language = starter.Language,
            Topic = starter.Focus,
            Kind = starter.Type,
            Title = starter.Title,
            Question = starter.Question,
            Answer = starter.Answer,
        };
        if (there is null) scope.Db.KnowledgeArticles.Add(articles[id]);
    }

    private AssistantAnswer Answer(Question question)
    {
        var isSpanish = question.Language == "es";
        var text = question.Text.ToLower(CultureInfo.InvariantCulture);
        if (text.Contains("taking", StringComparison.Ordinal) || text.Contains("tomo", StringComparison.Ordinal))
            return new($"{(isSpanish ? "Según su expediente usted toma: " : "Your record says that you take: ")}{string.Join(", ", question.Patient!.Medications!.Select(m => m.Text))}.", [], true, "embedded");
        var key = text.Contains("refill", StringComparison.Ordinal) || text.Contains("resurtido", StringComparison.Ordinal) ? "refill-a-medicine" : "cough-and-cold";
        var article = articles[$"starter/{key}#{(isSpanish ? "es" : "en")}"];
        return new(article.Answer.Split("\n\n")[0], [new(article.Id, article.ExternalId, article.Title, article.Source, article.Url)], true, "embedded");
    }
}
