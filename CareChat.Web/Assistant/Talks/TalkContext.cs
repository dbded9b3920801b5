using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Talks;

/// <summary>Reads what an answer in a talk may know: what was just said, and the account's own patient.</summary>
internal sealed class TalkContext(IDbContextFactory<CareChatDb> databases, MessagePages pages, FactsReader facts, AssistantOptions options)
{
    /// <summary>How many messages are context.</summary>
    private const int Most = 20;

    /// <summary>The question as it stands; null where there is nothing to answer any more.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="language">In which language the talk is read; null where nobody looks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CareChat.Shared.RefusedException">No longer the actor's, or no longer signed in.</exception>
    public async Task<Question?> ReadAsync(AskedQuestion asked, string? language, CancellationToken cancellationToken)
    {
        if (asked.Actor.PatientId is not { } patient) return null;
        var page = await pages.PageAsync(asked.Actor, asked.ConversationId, Math.Max(1, asked.Number - Most), asked.Number + 1, cancellationToken);
        if (page.LastOrDefault() is not { AuthorKind: AuthorKind.Patient, RetractedAt: null } last || last.Number != asked.Number) return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var about = await db.Patients.AsNoTracking().VisibleTo(asked.Actor).Where(p => p.Id == patient)
            .Select(p => new { p.Language, IsOff = p.AssistantDisabled || p.Instance!.AssistantDisabled }).SingleOrDefaultAsync(cancellationToken);
        if (about is null or { IsOff: true }) return null;
        return new Question
        {
            InstanceId = asked.Actor.InstanceId,
            Text = last.Body,
            History = [.. Before(page).Select(m => new Turn(m.AuthorKind == AuthorKind.Patient, m.Body) { At = m.SentAt })],
            Patient = await facts.ReadAsync(asked.Actor, patient, cancellationToken),
            Language = language ?? LanguageChoice.Known(about.Language),
        };
    }

    /// <summary>The utterances before the last one, oldest first, up to the first pause in which a thread would have ended.</summary>
    private List<MessageView> Before(IReadOnlyList<MessageView> page)
    {
        var said = new List<MessageView>();
        for (var i = page.Count - 2; i >= 0 && page[i + 1].SentAt - page[i].SentAt < options.ThreadLifetime; i--)
        {
            if (page[i].RetractedAt is null && page[i].AuthorKind is AuthorKind.Patient or AuthorKind.Assistant) said.Insert(0, page[i]);
        }
        return said;
    }
}
