using System.Data.Common;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Accounts;
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
    private bool isRead, isMissing, hasFailed, isBusy;

    /// <summary>The article; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>The question nobody answered that this article is to answer.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private Guid? From { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        try
        {
            var actor = await User.RequireAsync();
            if (Id is { } id && await Store.FindAsync(actor, id) is var found) (isMissing, text) = (found is null, found?.ToText() ?? text);
            else if (From is { } from && await Unanswered.FindAsync(actor, from) is { } asked) text = text with { Question = asked.Text };
            (title, topic, synonyms, kind) = (text.Title, text.Topic, text.Synonyms, text.Kind);
            (question, url, language) = (text.Question, text.Url, text.Language);
            (isRead, hasFailed) = (true, false);
        }
        catch (DbException)
        {
            hasFailed = true;
        }
    }

    private async Task SaveAsync()
    {
        (isBusy, problem, wrong) = (true, null, []);
        var script = await Js.TryImportAsync("./Assistant/Admin/ArticleEditor.razor.js");
        if (script is null) return;
        try
        {
            var written = new ArticleText
            {
                Title = title,
                Topic = topic,
                Synonyms = synonyms,
                Kind = kind,
                Question = question,
                Url = url,
                Language = language,
                Answer = await AnswerAsync(script),
            };
            await KeepAsync(written);
        }
        catch (RefusedException refused)
        {
            wrong = refused.Refusals;
            problem = wrong.All(r => r.Field is not null) ? "Some of it cannot be saved yet. See the fields in red." : refused.Message;
            StateHasChanged();
            await script.TryInvokeAsync("toWrong");
        }
        catch (JSException)
        {
            // the field is gone: whoever left the page does not want it saved
        }
        finally
        {
            await script.LetGoAsync();
            isBusy = false;
        }
    }

    private async Task KeepAsync(ArticleText written)
    {
        var actor = await User.RequireAsync();
        await Store.SaveAsync(actor, Id, written);
        if (Id is null && From is { } from) await Unanswered.DismissAsync(actor, from);
        Notices.Notify(Radzen.NotificationSeverity.Success, "Saved");
        Navigation.NavigateTo(From is null ? "/admin/knowledge" : "/admin/knowledge/unanswered");
    }

    private async Task<string> AnswerAsync(IJSObjectReference script)
    {
        var pieces = await script.InvokeAsync<IJSStreamReference>("read", answer);
        if (pieces.Length > MostBytes) throw new RefusedException(Refusal.Invalid("Answer", $"This is too long; {ArticleText.LongestAnswer:N0} characters fit."));
        await using var stream = await pieces.OpenReadStreamAsync(MostBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private string? Wrong(string field) => wrong.FirstOrDefault(r => r.Field == field)?.Message;

    /// <summary>What tells screen readers of a field's hint and of what is wrong with it.</summary>
    private Dictionary<string, object> Marks(string field, bool hasHint = false)
    {
        var isWrong = Wrong(field) is not null;
        var marks = new Dictionary<string, object>();
        if (isWrong) marks["aria-invalid"] = "true";
        if (isWrong || hasHint) marks["aria-describedby"] = string.Join(' ', new[] { hasHint ? $"{field}-hint" : "", isWrong ? $"{field}-wrong" : "" }.Where(n => n.Length > 0));
        return marks;
    }
}
