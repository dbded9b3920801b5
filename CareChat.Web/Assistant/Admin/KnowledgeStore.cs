using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The articles as administrators keep them: list, write, hide. Reading one is the care team's too.</summary>
public sealed class KnowledgeStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, KnowledgeWords words, TimeProvider clock)
{
    /// <summary>A page of the articles of the actor's instance, what changed last first unless a column is named; none for others than administrators.</summary>
    public async Task<ListPage<ArticleSummary>> PageAsync(Actor actor, KnowledgeFilter filter, ListAsk ask, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var articles = Filtered(Kept(db, actor), filter);
        var sorted = ask.Sort switch
        {
            nameof(ArticleSummary.Title) => articles.By(ask, a => a.Title),
            nameof(ArticleSummary.Source) => articles.By(ask, a => a.Source),
            nameof(ArticleSummary.Language) => articles.By(ask, a => a.Language),
            nameof(ArticleSummary.IsHidden) => articles.By(ask, a => a.IsHidden),
            _ => articles.OrderByDescending(a => a.UpdatedAt),
        };
        return await sorted.ThenByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Seq)
            .Select(a => new ArticleSummary(a.Id, a.Title, a.Topic, a.Kind, a.Source, a.Language, a.IsHidden, a.IsEdited)).PageAsync(ask, cancellationToken);
    }

    /// <summary>How many articles the actor keeps.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Kept(db, actor).CountAsync(cancellationToken);
    }

    /// <summary>Who wrote the articles, to choose from.</summary>
    public async Task<IReadOnlyList<string>> SourcesAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Kept(db, actor).Select(a => a.Source).Distinct().OrderBy(s => s).Take(200).ToListAsync(cancellationToken);
    }

    /// <summary>One article: any for administrators, one that is not hidden for the care team; null where it is not there or not theirs.</summary>
    /// <exception cref="RefusedException">The reader's sign-in has ended.</exception>
    public async Task<ArticleView?> FindAsync(Actor actor, Guid articleId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        return await db.KnowledgeArticles
            .Where(a => a.Id == articleId && a.InstanceId == actor.InstanceId && (actor.IsAdministrator() || (actor.IsTeam && !a.IsHidden)))
            .Select(a => new ArticleView(a.Id, a.Title, a.Topic, a.Synonyms, a.Kind, a.Question, a.Answer, a.Url, a.Language, a.Source, a.IsHidden))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Writes an article anew, or a new one. What was written here is left alone by imports.</summary>
    /// <param name="articleId">Which; null for a new one.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">A field is wrong, no such article, no administrator, or no longer signed in.</exception>
    public Task<Guid> SaveAsync(Actor actor, Guid? articleId, ArticleText text, CancellationToken cancellationToken = default)
    {
        var accepted = text.Accepted();
        return lane.WriteAsync(async scope =>
        {
            await RequireAsync(scope, actor);
            var now = clock.GetUtcNow();
            var article = articleId is { } id ? await FindAsync(scope, actor, id, cancellationToken) : await AddAsync(scope, actor, now, cancellationToken);
            (article.Title, article.Topic, article.Synonyms, article.Kind) = (accepted.Title, accepted.Topic, accepted.Synonyms, accepted.Kind);
            (article.Question, article.Answer, article.Url, article.Language) = (accepted.Question, accepted.Answer, accepted.Url, accepted.Language);
            (article.IsEdited, article.UpdatedAt) = (true, now);
            await SaveAsync(scope, article, cancellationToken);
            scope.Audit(actor, "article.saved", now, subject: article.Id.ToString("D"));
            return article.Id;
        }, cancellationToken);
    }

    /// <summary>Keeps an article out of answers, or lets it in again. The same again changes nothing.</summary>
    /// <exception cref="RefusedException">No such article, no administrator, or no longer signed in.</exception>
    public Task HideAsync(Actor actor, Guid articleId, bool isHidden, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        await RequireAsync(scope, actor);
        var article = await FindAsync(scope, actor, articleId, cancellationToken);
        if (article.IsHidden == isHidden) return;
        (article.IsHidden, article.UpdatedAt) = (isHidden, clock.GetUtcNow()); // other nodes see by the time that something changed
        await SaveAsync(scope, article, cancellationToken);
        scope.Audit(actor, isHidden ? "article.hidden" : "article.shown", article.UpdatedAt, subject: articleId.ToString("D"));
    }, cancellationToken);

    private async Task SaveAsync(WriteScope scope, KnowledgeArticle article, CancellationToken cancellationToken)
    {
        await scope.Db.SaveChangesAsync(cancellationToken);
        words.Put(scope, article);
    }

    private static async Task<KnowledgeArticle> AddAsync(WriteScope scope, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        var article = new KnowledgeArticle
        {
            Id = id,
            InstanceId = actor.InstanceId,
            ExternalId = $"own/{id:N}",
            Source = await scope.Db.Instances.Where(i => i.Id == actor.InstanceId).Select(i => i.DisplayName).SingleAsync(cancellationToken),
            CreatedAt = now,
        };
        scope.Db.KnowledgeArticles.Add(article);
        return article;
    }

    private static async Task<KnowledgeArticle> FindAsync(WriteScope scope, Actor actor, Guid articleId, CancellationToken cancellationToken) =>
        await scope.Db.KnowledgeArticles.SingleOrDefaultAsync(a => a.Id == articleId && a.InstanceId == actor.InstanceId, cancellationToken)
        ?? throw new RefusedException(Refusal.NotFound("Article"));

    /// <summary>May the actor, and is nobody importing: what is edited here an import leaves alone.</summary>
    private static async Task RequireAsync(WriteScope scope, Actor actor)
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Article"));
        await scope.TurnAsync(KnowledgeImport.Turn(actor.InstanceId));
    }

    private static IQueryable<KnowledgeArticle> Kept(CareChatDb db, Actor actor) =>
        db.KnowledgeArticles.AsNoTracking().Where(a => actor.IsAdministrator() && a.InstanceId == actor.InstanceId);

    private static IQueryable<KnowledgeArticle> Filtered(IQueryable<KnowledgeArticle> articles, KnowledgeFilter filter)
    {
        if (filter.Source is { } source) articles = articles.Where(a => a.Source == source);
        if (filter.Language is { } language) articles = articles.Where(a => a.Language == language);
        if (filter.IsHidden is { } isHidden) articles = articles.Where(a => a.IsHidden == isHidden);
        foreach (var word in Listing.Words(filter.Words).Select(w => $"%{w}%"))
            articles = articles.Where(a => EF.Functions.Like(a.Title.ToLower(), word, "\\") || EF.Functions.Like(a.Topic.ToLower(), word, "\\")
                || EF.Functions.Like(a.Question.ToLower(), word, "\\"));
        return articles;
    }
}
