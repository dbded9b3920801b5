using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Search;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Pages;

/// <summary>The search page: the address says where is searched, and the circuit keeps the words, which are patients' text.</summary>
public sealed partial class Search
{
    private const int Size = 20;

    private ElementReference field;
    private Actor? viewer;
    private SearchPage? found;
    private (Guid? Patient, int Page)? shown;
    private string words = "";
    private string status = "";
    private string? patientName;
    private string? problem;
    private int page;
    private int asking;

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
        var asked = (Patient, Page: Math.Max(PageNumber ?? 0, 0));
        if (shown == asked) return;
        shown = asked;
        (words, page) = (Asked.Text, asked.Page);
        if (Patient is { } patient && await Names.FindAsync(viewer, patient) is var name && Patient == patient) patientName = name;
        if (shown == asked) await FindAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await Js.TryFocusAsync(field);
    }

    /// <summary>Searches once somebody looks: a search leaves a line in the log. What an earlier question finds later is not shown.</summary>
    private async Task FindAsync()
    {
        (found, problem, status) = (null, null, "");
        var turn = ++asking;
        if (Asked.Text.Length == 0 || !RendererInfo.IsInteractive) return;
        try
        {
            var read = await Store.FindAsync(viewer!, new SearchRequest(Asked.Text, Patient, page, Size));
            if (turn == asking) (found, status) = (read, Total(read.Total));
        }
        catch (RefusedException refused)
        {
            if (turn == asking) problem = refused.Refusal.Message;
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            if (turn == asking) problem = "We could not search just now";
        }
    }

    private static string Total(int total) => total switch
    {
        0 => "No messages found",
        1 => "1 message, newest first",
        >= SearchStore.MostFound => $"{SearchStore.MostFound} messages or more, newest first",
        _ => $"{total} messages, newest first",
    };

    private Task SubmitAsync()
    {
        Asked.Take(words);
        if (page == 0) return FindAsync();
        Navigation.NavigateTo(Address(Patient, 0));
        return Task.CompletedTask;
    }

    private string Address(Guid? patient, int toPage) => Navigation.GetUriWithQueryParameters("/search", new Dictionary<string, object?>
    {
        ["patient"] = patient,
        ["page"] = toPage == 0 ? null : toPage,
    });
}
