namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>An article on its way into the database, checked and trimmed.</summary>
/// <param name="Id">Its id in the collection; empty where it has none. Collections repeat theirs.</param>
/// <param name="Synonyms">One a line.</param>
internal sealed record ArticleItem(
    string Id, string Source, string Url, string Language, string Topic, string Synonyms, string Kind, string Title, string Question, string Answer);
