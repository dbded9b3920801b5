using System.Threading.Channels;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Talks;

/// <summary>A question that waits for its answer.</summary>
/// <param name="Actor">Who asked, and for whom the answer is written.</param>
/// <param name="Number">The question's number in the talk.</param>
internal sealed record AskedQuestion(Actor Actor, Guid ConversationId, int Number);

/// <summary>Takes questions from whoever commits them to whoever answers them, on this node.</summary>
internal sealed class TalkQuestions
{
    private readonly Channel<AskedQuestion> asked = Channel.CreateUnbounded<AskedQuestion>();

    /// <summary>Asks; returns at once.</summary>
    public void Ask(AskedQuestion question) => asked.Writer.TryWrite(question);

    /// <summary>All questions as they come.</summary>
    public IAsyncEnumerable<AskedQuestion> ReadAllAsync(CancellationToken cancellationToken) => asked.Reader.ReadAllAsync(cancellationToken);
}
