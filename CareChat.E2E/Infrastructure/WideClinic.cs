using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.E2E.Infrastructure;

/// <summary>A clinic in which everything that somebody once wrote has a word in it that no line can hold.</summary>
public sealed class WideClinic : DeskClinic
{
    /// <summary>The word.</summary>
    public static readonly string Word = new('W', 200);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await PeopleAsync();
        await ConversationsAsync();
        await EncountersAsync();
        await AssistantAsync();
    }

    private Task PeopleAsync() => Portal.WriteAsync(async scope =>
    {
        await scope.Db.Instances.ExecuteUpdateAsync(s => s.SetProperty(i => i.DisplayName, Word).SetProperty(i => i.AnswersWithin, Word));
        await scope.Db.Patients.ExecuteUpdateAsync(s => s.SetProperty(p => p.FirstName, p => p.FirstName + Word).SetProperty(p => p.LastName, p => p.LastName + Word).SetProperty(p => p.Mrn, p => p.Mrn + Word));
        await scope.Db.Users.ExecuteUpdateAsync(s => s.SetProperty(p => p.FirstName, p => p.FirstName + Word).SetProperty(p => p.LastName, p => p.LastName + Word));
        await scope.Db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Browser, Word));
        return await scope.Db.RecordItems.ExecuteUpdateAsync(s => s.SetProperty(r => r.Text, r => r.Text + Word).SetProperty(r => r.Detail, r => r.Detail + Word));
    });

    private Task ConversationsAsync() => Portal.WriteAsync(async scope =>
    {
        await scope.Db.Messages.Where(m => m.Body != "").ExecuteUpdateAsync(s => s.SetProperty(m => m.Body, m => m.Body + " the " + Word));
        await scope.Db.Messages.Where(m => m.AuthorName != null).ExecuteUpdateAsync(s => s.SetProperty(m => m.AuthorName, Word));
        await scope.Db.InternalNotes.ExecuteUpdateAsync(s => s.SetProperty(n => n.Body, n => n.Body + Word).SetProperty(n => n.AuthorName, Word));
        return await scope.Db.Attachments.ExecuteUpdateAsync(s => s.SetProperty(a => a.FileName, a => Word + a.FileName));
    });

    private Task EncountersAsync() => Portal.WriteAsync(async scope =>
    {
        await scope.Db.Encounters.ExecuteUpdateAsync(s => s.SetProperty(e => e.Decision, e => e.Decision + Word));
        await scope.Db.EncounterImages.ExecuteUpdateAsync(s => s.SetProperty(i => i.FileName, i => Word + i.FileName));
        return await scope.Db.EncounterTurns.ExecuteUpdateAsync(s => s.SetProperty(t => t.Letter, t => t.Letter.Replace("\n", " " + Word + "\n")));
    });

    private Task AssistantAsync() => Portal.WriteAsync(async scope =>
    {
        await scope.Db.KnowledgeArticles.ExecuteUpdateAsync(s => s.SetProperty(a => a.Title, a => a.Title + Word).SetProperty(a => a.Topic, Word).SetProperty(a => a.Source, Word)
            .SetProperty(a => a.Question, a => a.Question + Word).SetProperty(a => a.Answer, a => a.Answer + Word));
        await scope.Db.SafetyPhrases.ExecuteUpdateAsync(s => s.SetProperty(p => p.Pattern, p => p.Pattern + Word));
        await scope.Db.AssistantKeys.ExecuteUpdateAsync(s => s.SetProperty(k => k.Name, k => k.Name + Word));
        await scope.Db.ApiClients.ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, c => c.Name + Word));
        await scope.Db.ReplyDrafts.ExecuteUpdateAsync(s => s.SetProperty(d => d.Body, d => d.Body + Word));
        return await scope.Db.UnansweredQuestions.ExecuteUpdateAsync(s => s.SetProperty(q => q.Text, q => q.Text + Word));
    });
}
