using System.Text;
using Microsoft.Extensions.AI;
using StreamedUpdate = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace CareChat.Web.Assistant.Models;

/// <summary>Reads what a model says while it says it, and stops at the first sign that it is no answer.</summary>
internal sealed class ModelReply(IChatClient client, ModelPrompt prompt, Action<string>? partial)
{
    /// <summary>The longest answer that is shown; six sentences take a fifth of it.</summary>
    internal const int LongestAnswer = 4_000;

    private readonly StringBuilder text = new();
    private int looked;

    /// <summary>The whole text, judged.</summary>
    /// <exception cref="UnusableReplyException">It is not to be shown.</exception>
    public async Task<CitedText> ReadAsync(CancellationToken cancellationToken)
    {
        ChatFinishReason? finish = null;
        await foreach (var update in client.GetStreamingResponseAsync(prompt.Messages, cancellationToken: cancellationToken))
        {
            if (IsRefusal(update)) throw new UnusableReplyException(FallbackReason.Refused);
            finish = update.FinishReason ?? finish;
            text.Append(update.Text);
            if (text.Length > LongestAnswer) throw new UnusableReplyException(FallbackReason.TooLarge);
            Look();
        }

        return Judge(finish);
    }

    /// <summary>Judges the words that are whole by now, and shows them: nothing unjudged is ever on a screen.</summary>
    private void Look()
    {
        var end = text.Length;
        while (end > looked && !char.IsWhiteSpace(text[end - 1])) end--;
        if (end == looked) return;
        looked = end;
        var words = text.ToString(0, end);
        if (AnswerCheck.IsUnsound(words, prompt)) throw new UnusableReplyException(FallbackReason.Garbage);
        if (partial is not null && new CitedText(words, isWhole: false).Text is { Length: > 0 } shown) partial(shown);
    }

    private CitedText Judge(ChatFinishReason? finish)
    {
        if (finish == ChatFinishReason.ContentFilter) throw new UnusableReplyException(FallbackReason.Refused);
        var whole = new CitedText(text.ToString());
        if (!whole.IsUnknown && AnswerCheck.IsRefusal(whole.Text)) throw new UnusableReplyException(FallbackReason.Refused);
        if (whole.Text.Length == 0 || !IsFinished(finish, whole.Text) || AnswerCheck.IsUnsound(text.ToString().TrimEnd(), prompt))
            throw new UnusableReplyException(FallbackReason.Garbage);
        return whole;
    }

    /// <summary>The protocol's own way to refuse, which is not among the contents of an update.</summary>
    private static bool IsRefusal(ChatResponseUpdate update) =>
        update.RawRepresentation is StreamedUpdate { RefusalUpdate.Length: > 0 } || update.Contents.OfType<ErrorContent>().Any();

    /// <summary>Some servers never say why they stop; then the last sentence has to be whole.</summary>
    private static bool IsFinished(ChatFinishReason? finish, string answer) =>
        finish == ChatFinishReason.Stop || (finish is null && answer[^1] is '.' or '!' or '?' or '"' or '”' or '»' or ')');
}
