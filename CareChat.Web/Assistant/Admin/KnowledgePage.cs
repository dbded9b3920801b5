namespace CareChat.Web.Assistant.Admin;

/// <summary>Which articles are listed.</summary>
/// <param name="Words">Each of them stands in the title, the topic or the question; empty for all.</param>
/// <param name="Source">Of one source only; null for all.</param>
/// <param name="Language"><c>en</c> or <c>es</c>; null for both.</param>
/// <param name="IsHidden">Hidden ones only, or the others only; null for both.</param>
public sealed record KnowledgeFilter(string Words = "", string? Source = null, string? Language = null, bool? IsHidden = null);

/// <summary>An article in the list.</summary>
public sealed record ArticleSummary(Guid Id, string Title, string Topic, string Kind, string Source, string Language, bool IsHidden, bool IsEdited);

/// <summary>An article whole.</summary>
public sealed record ArticleView(Guid Id, string Title, string Topic, string Synonyms, string Kind, string Question, string Answer, string Url, string Language, string Source, bool IsHidden)
{
    /// <summary>What of it can be written anew.</summary>
    public ArticleText ToText() => new() { Title = Title, Topic = Topic, Synonyms = Synonyms, Kind = Kind, Question = Question, Answer = Answer, Url = Url, Language = Language };
}
