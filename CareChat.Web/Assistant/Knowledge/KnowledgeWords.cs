using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>
/// The database's own full text over the articles. The words are folded and stemmed before they are written, so both
/// databases hold the same. Whoever adds or changes an article calls <see cref="Put"/> in the same transaction.
/// </summary>
public abstract class KnowledgeWords(KnowledgeChanges changes)
{
    /// <summary>Writes the words of an article that is added or was changed; those of a hidden one are taken away.</summary>
    /// <param name="article">The article as it now is, with its <c>Seq</c>.</param>
    public void Put(WriteScope scope, KnowledgeArticle article)
    {
        Remove(scope, article.Seq);
        if (!article.IsHidden) Add(scope, article);
        scope.AfterCommit(() => changes.Note(article.InstanceId));
    }

    /// <summary>Articles of an instance that have one of the words, those that have more and rarer ones first.</summary>
    internal abstract List<long> Find(ReadScope scope, Guid instanceId, IReadOnlyList<string> words, int most);

    private protected abstract void Add(WriteScope scope, KnowledgeArticle article);

    private protected abstract void Remove(WriteScope scope, long seq);

    private protected static IEnumerable<string> TopicWords(KnowledgeArticle article) => Tokens.Stems($"{article.Topic}\n{article.Synonyms}");

    private protected static IEnumerable<string> QuestionWords(KnowledgeArticle article) => Tokens.Stems($"{article.Question}\n{article.Title}");

    private protected static IEnumerable<string> AnswerWords(KnowledgeArticle article) => Tokens.Stems(article.Answer);
}
