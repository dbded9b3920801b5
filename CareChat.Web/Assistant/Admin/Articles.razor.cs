using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The list of articles: what is looked for, and the pages read so far.</summary>
public sealed partial class Articles
{
    private const int PageSize = 50;

    private IReadOnlyList<string> sources = [];
    private List<ArticleSummary>? rows;
    private KnowledgeFilter filter = new();
    private KnowledgeCursor? next;
    private string words = "";
    private string source = "";
    private string language = "";
    private string hidden = "";
    private bool hasFailed;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => FindAsync();

    private Task FindAsync() => TryAsync(async () =>
    {
        var actor = await User.RequireAsync();
        filter = new KnowledgeFilter(words.Trim(), Of(source), Of(language), Of(hidden) is { } state ? state == "hidden" : null);
        var page = await Store.PageAsync(actor, filter, null, PageSize);
        if (sources.Count == 0) sources = await Store.SourcesAsync(actor);
        (rows, next) = ([.. page.Rows], page.Next);
    });

    private Task MoreAsync() => TryAsync(async () =>
    {
        if (next is not { } from) return;
        (var asked, next) = (filter, null);
        var page = await Store.PageAsync(await User.RequireAsync(), asked, from, PageSize);
        if (asked != filter) return; // another search came between
        rows!.AddRange(page.Rows.ExceptBy(rows!.Select(r => r.Id), r => r.Id));
        next = page.Next;
    });

    private Task HideAsync(ArticleSummary row) => TryAsync(async () =>
    {
        await Store.HideAsync(await User.RequireAsync(), row.Id, !row.IsHidden);
        var at = rows!.FindIndex(r => r.Id == row.Id);
        if (at >= 0) rows[at] = rows[at] with { IsHidden = !row.IsHidden };
    });

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            hasFailed = false;
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            hasFailed = true;
        }
    }

    private static string? Of(string chosen) => chosen.Length == 0 ? null : chosen;
}
