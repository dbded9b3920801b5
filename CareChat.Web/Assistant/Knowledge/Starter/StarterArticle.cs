using System.Text.Json.Serialization;

namespace CareChat.Web.Assistant.Knowledge.Starter;

/// <summary>One article the product ships: a line of <c>starter.en.jsonl</c> or <c>starter.es.jsonl</c>.</summary>
/// <param name="Id">The same in every language: <c>starter/send-a-photo</c>.</param>
/// <param name="Source">Who says it, as the answer names it.</param>
/// <param name="Url">Empty: these stand nowhere else.</param>
/// <param name="Focus">What it is about, in a few words.</param>
/// <param name="Synonyms">What else people call it, misspelled too.</param>
/// <param name="Type">"how to" and "information" for portal and clinic; any other is home care.</param>
/// <param name="Question">How a patient asks for it.</param>
/// <param name="Answer">Paragraphs of short sentences, an empty line between them.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Language"><c>en</c> or <c>es</c>.</param>
public sealed record StarterArticle(
    string Id, string Source, string Url, string Focus, IReadOnlyList<string> Synonyms,
    string Type, string Question, string Answer, string Title, string Language)
{
    /// <summary>The id that is unique among all articles of an instance: <c>starter/send-a-photo/es</c>.</summary>
    [JsonIgnore]
    public string ExternalId => $"{Id}/{Language}";
}
