using System.Text;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The fields of an article on their way to the store and back.</summary>
public sealed partial class ArticleEditor
{
    private const int MostBytes = 400_000;

    private IReadOnlyList<Refusal> wrong = [];
    private ArticleText text = new();
    private ElementReference answer;
    private string title = "", topic = "", synonyms = "", kind = "", question = "", url = "", language = "en";
    private string? problem;
    private (Guid? Id, Guid? From)? opened;
    private bool isRead, isMissing, hasFailed, isBusy;

    /// <summary>The article; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>The question nobody answered that this article is to answer.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private Guid? From { get; set; }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => opened == Address ? Task.CompletedTask : ReadAsync();

    /// <summary>What is read or saved after the page was left leads nowhere any more.</summary>
    public void Dispose() => opened = null;

    private (Guid? Id, Guid? From) Address => (Id, From);

    /// <summary>Fills the fields; whoever has gone on to another article meanwhile never gets this one's text there.</summary>
    private async Task ReadAsync()
    {
        var wanted = Address;
        opened = wanted;
        (isRead, isMissing, hasFailed, isBusy, problem, wrong, title) = (false, false, false, false, null, [], "");
        try
        {
            var found = await FindAsync(wanted.Id, wanted.From);
            if (opened != wanted) return;
            (isRead, isMissing, text) = (true, found is null, found ?? new ArticleText());
            (title, topic, synonyms, kind) = (text.Title, text.Topic, text.Synonyms, text.Kind);
            (question, url, language) = (text.Question, text.Url, text.Language);
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            if (opened == wanted) hasFailed = true;
        }
    }

    /// <returns>The article, or what a new one begins with; null where it is not here.</returns>
    private async Task<ArticleText?> FindAsync(Guid? id, Guid? unanswered)
    {
        var actor = await User.RequireAsync();
        if (id is { } known) return (await Store.FindAsync(actor, known))?.ToText();
        var asked = unanswered is { } one ? await Unanswered.FindAsync(actor, one) : null;
        return new ArticleText { Question = asked?.Text ?? "" };
    }

    private async Task SaveAsync()
    {
        if (isBusy) return; // pressed twice
        (isBusy, problem, wrong) = (true, null, []);
        var writing = Address;
        var isKept = await TryKeepAsync(writing);
        if (opened != writing) return; // somewhere else by now, where nothing is being saved
        isBusy = isKept; // what is kept stays so while the page goes on, and is not kept twice
        if (isKept) Navigation.NavigateTo(writing.From is null ? "/admin/knowledge" : "/admin/knowledge/unanswered");
    }

    /// <returns>True where it is kept now.</returns>
    private async Task<bool> TryKeepAsync((Guid? Id, Guid? From) writing)
    {
        var script = await Js.TryImportAsync("./Assistant/Admin/ArticleEditor.razor.js");
        try
        {
            if (script is null || opened != writing) return false;
            await KeepAsync(writing.Id, writing.From, await WrittenAsync(script));
            return true;
        }
        catch (RefusedException refused)
        {
            if (opened == writing) await TellAsync(refused, script);
        }
        catch (Exception failure) when (Trouble.IsPassing(failure))
        {
            if (opened == writing) problem = $"{Trouble.Passing}.";
        }
        catch (JSException)
        {
            // the field is gone: whoever left the page does not want it saved
        }
        finally
        {
            await script.LetGoAsync();
        }
        return false;
    }

    private async Task KeepAsync(Guid? id, Guid? unanswered, ArticleText written)
    {
        var actor = await User.RequireAsync();
        await Store.SaveAsync(actor, id, written);
        if (id is null && unanswered is { } answered) await Unanswered.DismissAsync(actor, answered);
        Toast.Say("Saved");
    }

    private async Task TellAsync(RefusedException refused, IJSObjectReference? script)
    {
        wrong = refused.Refusals;
        problem = wrong.All(r => r.Field is not null) ? "Some of it cannot be saved yet. See the fields in red." : refused.Message;
        StateHasChanged();
        await script.TryInvokeAsync("toWrong");
    }

    private async Task<ArticleText> WrittenAsync(IJSObjectReference script) => new()
    {
        Title = title,
        Topic = topic,
        Synonyms = synonyms,
        Kind = kind ?? "", // none chosen
        Question = question,
        Url = url,
        Language = language,
        Answer = await AnswerAsync(script),
    };

    private async Task<string> AnswerAsync(IJSObjectReference script)
    {
        var pieces = await script.InvokeAsync<IJSStreamReference>("read", answer);
        if (pieces.Length > MostBytes) throw new RefusedException(Refusal.Invalid("Answer", $"This is too long; {ArticleText.LongestAnswer:N0} characters fit."));
        await using var stream = await pieces.OpenReadStreamAsync(MostBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private string? Wrong(string field) => wrong.FirstOrDefault(r => r.Field == field)?.Message;

    private static Task<IEnumerable<string>> KindsAsync(string? begun, CancellationToken stop) =>
        Task.FromResult(ArticleText.Kinds.Where(k => k.Contains(begun ?? "", StringComparison.OrdinalIgnoreCase)));
}
