using CareChat.Web.Messages;

namespace CareChat.Web.Search;

/// <summary>A search over messages.</summary>
/// <param name="Query">1 to 200 characters, as <see cref="SearchQuery"/> understands them.</param>
/// <param name="PatientId">The patient to search in; null searches all the actor may see.</param>
/// <param name="Page">From 0.</param>
/// <param name="Size">1 to 100.</param>
public sealed record SearchRequest(string Query, Guid? PatientId, int Page, int Size);

/// <summary>A page of what was found, newest first.</summary>
/// <param name="Hits">The messages of the page.</param>
/// <param name="Total">How many there are; <see cref="SearchStore.MostFound"/> says "at least so many", and older ones cannot be paged to.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total);

/// <summary>A message that was found.</summary>
/// <param name="Highlights">Where the query stands in the body.</param>
public sealed record SearchHit(MessageView Message, string PatientName, IReadOnlyList<Highlight> Highlights);
