using System.Globalization;
using System.Text.Json.Serialization;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Messages.Transcripts;
using CareChat.Web.Patients;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>What an import of dialogues did.</summary>
/// <param name="Conversations">Dialogues taken in.</param>
/// <param name="Messages">Their messages.</param>
/// <param name="Skipped">Dialogues that had been imported before.</param>
public sealed record TranscriptImportResult(int Conversations, int Messages, int Skipped)
{
    /// <summary>What did not come in: turns in which nothing is said.</summary>
    [JsonIgnore]
    public IReadOnlyList<SkippedEntry> LeftOut { get; init; } = [];
}

/// <summary>
/// Takes files of dialogues in, each dialogue as a patient with a care-team conversation: a file whole or not at all.
/// A dialogue is known again by its ID and its words, whatever file it stands in.
/// </summary>
public sealed class TranscriptImport(WriteLane lane, PatientStore patients, MessageStore messages, Outbox outbox, TimeProvider clock)
{
    /// <summary>Imports one file.</summary>
    /// <param name="actor">Who imports, and into which instance.</param>
    /// <param name="stream">The file; it must be able to seek. It is read inside the transaction, one record at a time.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="progress">Told the number of dialogues read so far.</param>
    /// <param name="names">What the operator said of the file's own labels; null for nothing.</param>
    /// <param name="cancellationToken">Ends the import; nothing of the file is kept.</param>
    /// <exception cref="ImportException">The file is broken or a dialogue cannot be taken.</exception>
    public Task<TranscriptImportResult> RunAsync(
        Actor actor, Stream stream, string file, IProgress<int> progress, SpeakerNames? names = null, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            stream.Position = 0;
            var end = clock.GetUtcNow();
            var (taken, said, skipped) = (0, 0, 0);
            var leftOut = new List<SkippedEntry>();
            await foreach (var transcript in TranscriptReader.ReadAsync(stream, file, names, cancellationToken))
            {
                leftOut.AddRange(transcript.EmptyLines.Select(line => new SkippedEntry(file, 0, string.Create(CultureInfo.InvariantCulture, $"line {line}"), "nothing is said in this turn")));
                if (transcript.Turns.Count > 0) switch (await TakeAsync(scope, actor, transcript, end.AddMinutes(-taken), file))
                    {
                        case { } turns: (taken, said) = (taken + 1, said + turns); break;
                        default: skipped++; break;
                    }
                progress.Report(taken + skipped);
            }
            return new TranscriptImportResult(taken, said, skipped) { LeftOut = leftOut };
        }, cancellationToken);

    /// <summary>Takes one dialogue in, its last turn said at <paramref name="end"/>.</summary>
    /// <returns>The number of its turns; null where it is known.</returns>
    private async Task<int?> TakeAsync(WriteScope scope, Actor actor, Transcript transcript, DateTimeOffset end, string file)
    {
        try
        {
            var patient = TranscriptPatient.From(transcript);
            if (await scope.Db.Patients.AnyAsync(p => p.InstanceId == actor.InstanceId && p.ExternalId == patient.ExternalId)) return null;
            await patients.CreateAsync(scope, actor, patient);
            var conversation = scope.Db.Conversations.Local.Single().Id;
            scope.Db.ChangeTracker.Clear();
            Append(scope, actor, conversation, transcript.Turns, end);
            return transcript.Turns.Count;
        }
        catch (RefusedException refused)
        {
            throw new ImportException(file, $"line {transcript.Line}", refused.Message);
        }
    }

    /// <summary>Appends the turns, a minute apart.</summary>
    private void Append(WriteScope scope, Actor actor, Guid conversation, IReadOnlyList<Turn> turns, DateTimeOffset end)
    {
        var head = ConversationHead.Read(scope, actor, conversation);
        var reading = new TranscriptReading();
        for (var i = 0; i < turns.Count; i++)
            reading.Add(messages.Append(scope, actor, head, TranscriptMessage.From(turns[i], end.AddMinutes(i + 1 - turns.Count))));
        reading.Save(scope, conversation);
        outbox.Tell(scope, new ConversationEvent(head.InstanceId, head.Id, turns.Count, ChangeKind.MessagePosted));
    }
}
