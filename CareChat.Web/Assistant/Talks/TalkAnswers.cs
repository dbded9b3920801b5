using CareChat.Shared;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Data;
using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Talks;

/// <summary>
/// Answers the questions of the talks, away from whoever asked. A question that the program's end left without an
/// answer is asked again when its talk is opened.
/// </summary>
internal sealed class TalkAnswers(
    IAnswerer answerer, DangerAnswers danger, TalkQuestions questions, TalkContext context, TalkStore talks, AnswersUnderWay underWay,
    UnansweredStore unanswered, MessagePages pages, TimeProvider clock, ILogger<TalkAnswers> log) : BackgroundService
{
    /// <summary>How young a question must be to be answered unasked when its talk is opened.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>How many answers are made at once.</summary>
    private const int AtOnce = 64;

    /// <summary>Asks the newest question of the actor's talk again, where it has no answer.</summary>
    /// <param name="actor">Whose talk it is.</param>
    /// <param name="conversationId">The talk.</param>
    /// <param name="onlyFresh">True where nobody asked for it: an old question is left alone.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">Somebody else's talk.</exception>
    public async Task AskAgainAsync(Actor actor, Guid conversationId, bool onlyFresh, CancellationToken cancellationToken = default)
    {
        TalkId.RequireOwn(actor, conversationId);
        var last = await pages.LastAsync(actor, conversationId, cancellationToken);
        if (last is not { AuthorKind: AuthorKind.Patient, RetractedAt: null }) return;
        if (onlyFresh && last.SentAt < clock.GetUtcNow() - FreshFor) return;
        questions.Ask(new AskedQuestion(actor, conversationId, last.Number));
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(questions.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, AnswerAsync);

    private async ValueTask AnswerAsync(AskedQuestion asked, CancellationToken stopping)
    {
        using var turn = underWay.Begin(asked.ConversationId, asked.Number, stopping);
        if (turn is null) return;
        try
        {
            if (await context.ReadAsync(asked, underWay.LanguageOf(asked.ConversationId), turn.Token) is not { } question) return;
            var answer = await danger.AnswerAsync(question, turn.Token) ?? await answerer.AnswerAsync(question, turn.Grow, turn.Token);
            turn.Grow(answer.Text);
            if (await talks.AnswerAsync(asked, answer, turn.Token) is not { } number) return;
            turn.Done(number);
            if (!answer.IsKnown) await unanswered.NoteAsync(question.InstanceId, question.Text);
        }
        catch (OperationCanceledException) when (turn.Token.IsCancellationRequested)
        {
            // stopped, or overtaken by the next question
        }
        catch (Exception failure)
        {
            // the exception's own words may quote what was said
            log.LogError("A question in conversation {Conversation} was not answered: {Failure}.", asked.ConversationId, failure.GetType().Name);
            turn.Fail();
        }
    }
}
