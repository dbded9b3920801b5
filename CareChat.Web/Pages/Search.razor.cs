using System.Data.Common;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Search;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Pages;

/// <summary>The search page: the address says what is searched, so that going back shows the same.</summary>
public sealed partial class Search
{
    private const int Size = 20;

    private Actor? viewer;
    private SearchPage? found;
    private (string? Query, Guid? Patient, int Page)? shown;
    private string words = "";
    private string status = "";
    private string? patientName;
    private string? problem;
    private int page;

    /// <summary>The words.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? Query { get; set; }

    /// <summary>The patient to search in; null searches all.</summary>
    [SupplyParameterFromQuery]
    private Guid? Patient { get; set; }

    /// <summary>The page, from 0.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        viewer ??= await User.RequireAsync();
        var asked = (Query, Patient, Page: Math.Max(PageNumber ?? 0, 0));
        if (shown == asked) return;
        shown = asked;
        (words, page) = (Query ?? "", asked.Page);
        if (Patient is { } patient) patientName = await Names.FindAsync(viewer, patient);
        await FindAsync();
    }

    /// <summary>Searches once somebody looks: a search leaves a line in the log.</summary>
    private async Task FindAsync()
    {
        (found, problem, status) = (null, null, "");
        if (string.IsNullOrWhiteSpace(Query) || !RendererInfo.IsInteractive) return;
        try
        {
            found = await Store.FindAsync(viewer!, new SearchRequest(Query, Patient, page, Size));
            status = Total(found.Total);
        }
        catch (RefusedException refused)
        {
            problem = refused.Refusal.Message;
        }
        catch (DbException)
        {
            problem = "We could not search just now";
        }
    }

    private static string Total(int total) => total switch
    {
        0 => "No messages found",
        1 => "1 message, newest first",
        >= SearchStore.MostFound => $"{SearchStore.MostFound} messages or more, newest first",
        _ => $"{total} messages, newest first",
    };

    private void Submit()
    {
        Query = words.Trim();
        Navigation.NavigateTo(Address(Patient, 0));
    }

    private string Address(Guid? patient, int toPage) => Navigation.GetUriWithQueryParameters("/search", new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(Query) ? null : Query,
        ["patient"] = patient,
        ["page"] = toPage == 0 ? null : toPage,
    });
}
