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
/// <param name="Language">"en" or "es".</param>
public sealed record StarterArticle(
    [property: JsonRequired] string Id,
    [property: JsonRequired] string Source,
    [property: JsonRequired] string Url,
    [property: JsonRequired] string Focus,
    [property: JsonRequired] IReadOnlyList<string> Synonyms,
    [property: JsonRequired] string Type,
    [property: JsonRequired] string Question,
    [property: JsonRequired] string Answer,
    [property: JsonRequired] string Title,
    [property: JsonRequired] string Language);
