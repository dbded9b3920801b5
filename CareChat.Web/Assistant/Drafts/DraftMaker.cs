using CareChat.Shared;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Text;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>A reply the assistant has drafted; sending it is the clinician's.</summary>
/// <param name="Sources">What it was taken from, best first.</param>
/// <param name="IsKnown">False where the draft only holds the place of an answer.</param>
/// <param name="AfterNumber">The newest message it knew of.</param>
public sealed record MadeDraft(Guid Id, string Text, IReadOnlyList<Citation> Sources, bool IsKnown, int AfterNumber);

/// <summary>Drafts a clinician's reply from the knowledge, the record of this conversation's patient and the conversation. It never sends.</summary>
public sealed class DraftMaker(
    IDbContextFactory<CareChatDb> databases, MessagePages pages, FactsReader facts, IAnswerer answerer, ReplyDraftStore drafts)
{
    private const int MostMessages = 20;

    private static readonly Refusal IsOff = Refusal.Conflict("ASSISTANT_OFF", "The assistant is switched off here");

    /// <summary>True where a draft can be asked for: a clinician's conversation, and the assistant is on for its patient.</summary>
    public async Task<bool> CanMakeAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Drafted(db, actor, conversationId).AnyAsync(c => !c.Patient!.AssistantDisabled && !c.Patient.Instance!.AssistantDisabled, cancellationToken);
    }

    /// <summary>Drafts a reply to what the patient said since the last answer.</summary>
    /// <param name="partial">Told the text as it grows, whole each time; null where nobody watches.</param>
    /// <exception cref="RefusedException">Not visible, not the care team, switched off, nothing to answer, or no longer signed in.</exception>
    /// <exception cref="OperationCanceledException">The clinician wants no draft any more; nothing is kept.</exception>
    public async Task<MadeDraft> MakeAsync(Actor actor, Guid conversationId, Action<string>? partial, CancellationToken cancellationToken = default)
    {
        var (patientId, lastNumber, tongue) = await FindAsync(actor, conversationId, cancellationToken);
        var messages = await pages.PageAsync(actor, conversationId, lastNumber - MostMessages + 1, lastNumber, cancellationToken);
        var asked = DraftQuestion.Of(messages) ?? throw new RefusedException(Refusal.Conflict("NOTHING_TO_ANSWER", "There is nothing to answer yet"));
        if (Courtesy.IsAllOf(asked.Text.Trim())) throw new RefusedException(Refusal.Conflict("NOTHING_TO_ANSWER", "The patient has asked nothing"));
        var language = LanguageDetector.Detect(asked.Last, tongue?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true ? "es" : "en");
        var answer = new AssistantAnswer("", [], false, "embedded");
        if (asked.Text.Length > 0)
            answer = await answerer.AnswerAsync(new Question
            {
                InstanceId = actor.InstanceId,
                Text = asked.Text,
                History = asked.History,
                Patient = await facts.ReadAsync(actor, patientId, cancellationToken),
                Language = language,
            }, partial is null ? null : text => partial(DraftText.Adapt(text)), cancellationToken);
        var draft = DraftText.Of(answer, language);
        var made = new OpenDraft(draft, lastNumber, answer.IsKnown ? answer.Sources : [], answer.IsKnown);
        var id = await drafts.CreateAsync(actor, conversationId, made, answer.Maker, answer.Fallback, cancellationToken);
        return new MadeDraft(id, draft, made.Sources, made.IsKnown, lastNumber);
    }

    private async Task<(Guid PatientId, int LastNumber, string? Tongue)> FindAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var found = await Drafted(db, actor, conversationId)
            .Select(c => new { c.PatientId, c.LastNumber, c.Patient!.Language, IsOff = c.Patient.AssistantDisabled || c.Patient.Instance!.AssistantDisabled })
            .SingleOrDefaultAsync(cancellationToken) ?? throw new RefusedException(Refusal.NotFound("Conversation"));
        return found.IsOff ? throw new RefusedException(IsOff) : (found.PatientId!.Value, found.LastNumber, found.Language);
    }

    private static IQueryable<Conversation> Drafted(CareChatDb db, Actor actor, Guid conversationId) => db.Conversations.AsNoTracking()
        .VisibleTo(actor).Where(c => actor.IsTeam && c.Id == conversationId && c.Kind != ConversationKind.Assistant && c.PatientId != null);
}
