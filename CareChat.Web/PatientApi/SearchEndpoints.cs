using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Search;

namespace CareChat.Web.PatientApi;

/// <summary>Finds messages by their words (contract A.6).</summary>
internal sealed class SearchEndpoints(SearchStore search)
{
    private const int LongestQuery = 200;

    /// <summary>Searches one patient's chat, or all of the instance; the store records who searched.</summary>
    public async Task FindAsync(ApiCall call)
    {
        var input = await JsonInput.ReadAsync(call.Http);
        var query = input.Required("query", LongestQuery);
        var patient = input.Optional("patientId", 100);
        var page = PageQuery.AcceptPage(input.Whole("page"), input.Wrong);
        var size = PageQuery.AcceptSize(input.Whole("size"), 50, input.Wrong);
        input.Require();
        var request = new SearchRequest(query, patient is null ? null : Ids.Require(patient, "Patient"), (int)Math.Min(page, int.MaxValue), size);
        var found = await search.FindAsync(call.Actor, request, call.Cancelled);
        await call.Http.Response.WriteJsonAsync(
            PageJson<ChatMessageJson>.Of(found.Hits.Select(ToJson).ToList(), page, size, found.Total), WireJson.Plain.PageJsonChatMessageJson);
    }

    private static ChatMessageJson ToJson(SearchHit hit) => ChatMessageJson.Of(hit.Message) with
    {
        Highlights = hit.Highlights.Select(h => new HighlightJson(h.Start, h.Length)).ToList(),
    };
}
