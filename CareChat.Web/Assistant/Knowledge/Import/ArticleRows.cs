using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>The articles of one import on their way into the database.</summary>
internal sealed class ArticleRows(WriteScope scope, Guid instanceId, KnowledgeWords words, DateTimeOffset now)
{
    /// <summary>What was done so far.</summary>
    public KnowledgeImportResult Result { get; private set; } = new(0, 0, 0);

    /// <summary>Adds the article, or brings the known one up to what the file says; one that was edited here is left alone.</summary>
    public void Take(ArticleItem item, string externalId)
    {
        var known = Find(externalId);
        if (known is { } same && (same.IsEdited || Says(same, item)))
        {
            Result = Result with { Unchanged = Result.Unchanged + 1 };
            return;
        }
        var article = known ?? new KnowledgeArticle { Id = Guid.CreateVersion7(now), InstanceId = instanceId, ExternalId = externalId, CreatedAt = now };
        (article.Source, article.Url, article.Language, article.Topic) = (item.Source, item.Url, item.Language, item.Topic);
        (article.Synonyms, article.Kind, article.Title) = (item.Synonyms, item.Kind, item.Title);
        (article.Question, article.Answer, article.UpdatedAt) = (item.Question, item.Answer, now);
        if (known is null) Insert(article);
        else Update(article);
        words.Put(scope, article);
        Result = known is null ? Result with { Added = Result.Added + 1 } : Result with { Changed = Result.Changed + 1 };
    }

    private KnowledgeArticle? Find(string externalId)
    {
        using var row = scope.Query(
            """
            SELECT "Seq", "Id", "Source", "Url", "Language", "Topic", "Synonyms", "Kind", "Title", "Question", "Answer", "IsHidden", "IsEdited"
            FROM "KnowledgeArticles" WHERE "InstanceId" = @p0 AND "ExternalId" = @p1
            """, instanceId, externalId);
        return !row.Read() ? null : new KnowledgeArticle
        {
            Seq = row.GetInt64(0),
            Id = row.GetGuid(1),
            InstanceId = instanceId,
            ExternalId = externalId,
            Source = row.GetString(2),
            Url = row.GetString(3),
            Language = row.GetString(4),
            Topic = row.GetString(5),
            Synonyms = row.GetString(6),
            Kind = row.GetString(7),
            Title = row.GetString(8),
            Question = row.GetString(9),
            Answer = row.GetString(10),
            IsHidden = row.GetBoolean(11),
            IsEdited = row.GetBoolean(12),
        };
    }

    private static bool Says(KnowledgeArticle article, ArticleItem item) =>
        article.Answer == item.Answer && article.Question == item.Question && article.Source == item.Source && article.Url == item.Url
        && article.Language == item.Language && article.Topic == item.Topic && article.Synonyms == item.Synonyms && article.Kind == item.Kind
        && article.Title == item.Title;

    private void Insert(KnowledgeArticle article) => article.Seq = Convert.ToInt64(scope.Scalar(
        """
        INSERT INTO "KnowledgeArticles" ("Id", "InstanceId", "ExternalId", "Source", "Url", "Language", "Topic", "Synonyms", "Kind", "Title",
          "Question", "Answer", "IsHidden", "IsEdited", "CreatedAt", "UpdatedAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, FALSE, FALSE, @p12, @p12) RETURNING "Seq"
        """, article.Id, instanceId, article.ExternalId, article.Source, article.Url, article.Language, article.Topic, article.Synonyms, article.Kind,
        article.Title, article.Question, article.Answer, now.ToUnixTimeMilliseconds()), System.Globalization.CultureInfo.InvariantCulture);

    private void Update(KnowledgeArticle article) => scope.Execute(
        """
        UPDATE "KnowledgeArticles" SET "Source" = @p1, "Url" = @p2, "Language" = @p3, "Topic" = @p4, "Synonyms" = @p5, "Kind" = @p6, "Title" = @p7,
          "Question" = @p8, "Answer" = @p9, "UpdatedAt" = @p10 WHERE "Seq" = @p0
        """, article.Seq, article.Source, article.Url, article.Language, article.Topic, article.Synonyms, article.Kind, article.Title,
        article.Question, article.Answer, now.ToUnixTimeMilliseconds());
}
