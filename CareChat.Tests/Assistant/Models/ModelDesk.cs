using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Patients;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CareChat.Tests.Assistant.Models;

/// <summary>A model behind a server, with passages of its own and an embedded assistant that always says the same.</summary>
internal sealed class ModelDesk : IAsyncDisposable
{
    public const string Embedded = "The embedded assistant says this.";

    /// <summary>Opens it.</summary>
    public ModelDesk(string? address = null, ILogger<ModelAnswerer>? log = null, TimeProvider? clock = null)
    {
        Options = new ModelOptions { Provider = "OpenAI", BaseUrl = address ?? Server.Address, Model = "test", Timeout = TimeSpan.FromSeconds(30) };
        Answerer = new ModelAnswerer(new SameAnswer(), ModelClient.Create(Options), Shelf, Health,
            Microsoft.Extensions.Options.Options.Create(Options), clock ?? TimeProvider.System, log ?? NullLogger<ModelAnswerer>.Instance);
    }

    public ModelServer Server { get; } = new();

    public ModelOptions Options { get; }

    public ModelHealth Health { get; } = new();

    public Shelf Shelf { get; } = new();

    public IAnswerer Answerer { get; }

    /// <summary>Asks, about nobody in particular unless a patient is given.</summary>
    public Task<AssistantAnswer> AskAsync(string text, Action<string>? partial = null, CancellationToken cancellationToken = default, PatientFacts? about = null) =>
        Answerer.AnswerAsync(new Question { InstanceId = Guid.NewGuid(), Text = text, Patient = about }, partial, cancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private sealed class SameAnswer : IAnswerer
    {
        public Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(new AssistantAnswer(Embedded, [], true, "embedded"));
        }
    }
}

/// <summary>Two passages for whatever is asked.</summary>
internal sealed class Shelf : IPassages
{
    /// <summary>What is found; a test may put its own here.</summary>
    public IReadOnlyList<Passage> Passages { get; set; } =
    [
        Article("take-with-food", "Taking tablets with food", "Most people take the tablet with food. Adults take 500 mg twice a day."),
        Article("missed-dose", "A missed dose", "Skip a missed dose when the next one is near. Poison help is at 1-800-222-1222."),
    ];

    public static Passage Article(string id, string title, string text) =>
        new(new Citation(Guid.NewGuid(), id, title, "NLM", "https://medlineplus.gov/" + id), title + "?", text);

    public Task<IReadOnlyList<Passage>> FindAsync(Question question, int most, CancellationToken cancellationToken) => Task.FromResult(Passages);
}
