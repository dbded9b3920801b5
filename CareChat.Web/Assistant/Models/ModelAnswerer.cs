using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// Asks the configured model, within its part of the timeout; the embedded assistant answers where the model does not.
/// The model reads the same passages and the same record, has no tools, and names no source it was not given.
/// </summary>
internal sealed class ModelAnswerer(
    IAnswerer embedded, IChatClient client, IPassages passages, ModelHealth health,
    IOptions<ModelOptions> options, TimeProvider clock, ILogger<ModelAnswerer> log) : IAnswerer
{
    /// <summary>Passages a model is given: what a short answer can draw on.</summary>
    internal const int MostPassages = 5;

    /// <inheritdoc/>
    public async Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.ModelTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var answer = await AskAsync(question, partial, either.Token);
            health.Answered();
            return answer;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = late.IsCancellationRequested ? FallbackReason.Timeout : FallbackReason.Of(failure);
            Note(reason, failure);
            var instead = await embedded.AnswerAsync(question, partial, cancellationToken);
            return instead with { Fallback = reason };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<AssistantAnswer> AskAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        var found = await passages.FindAsync(question, MostPassages, cancellationToken);
        var prompt = new ModelPrompt(question, found, new Fence());
        var said = await new ModelReply(client, prompt, partial).ReadAsync(cancellationToken);
        var sources = Sources(said, found, question);
        var language = LanguageDetector.Detect(said.Text, question.Language);
        var text = sources.Count > 0 ? $"{said.Text}\n\n{EmbeddedAnswerer.SourceLine(sources, language)}" : said.Text;
        return new AssistantAnswer(text, sources, !said.IsUnknown, "model");
    }

    /// <summary>The passages the model names. Marks nobody gave it are dropped; where none is left, nothing holds the answer up: only thanks and greetings need nothing.</summary>
    /// <exception cref="UnusableReplyException">It names neither a passage nor a record it was given.</exception>
    private static IReadOnlyList<Citation> Sources(CitedText said, IReadOnlyList<Passage> found, Question question)
    {
        if (said.IsUnknown) return [];
        var named = said.Passages.Where(n => n <= found.Count).Select(n => found[n - 1].Source).ToList();
        var isGrounded = named.Count > 0 || (said.NamesRecord && question.Patient is not null);
        var namesWhatIsNot = said.Passages.Count > 0 || said.NamesRecord;
        return isGrounded || (Courtesy.IsAllOf(question.Text) && found.Count == 0 && !namesWhatIsNot) ? named : throw new UnusableReplyException(FallbackReason.Garbage);
    }

    /// <summary>Why, and the kind of exception: its message may repeat what the server sent, which may repeat the patient.</summary>
    private void Note(string reason, Exception failure)
    {
        health.FellBack(reason, clock.GetUtcNow());
        log.LogWarning("The model did not answer ({Reason}, {Kind}); the embedded assistant did.", reason, failure.GetType().Name);
    }
}
