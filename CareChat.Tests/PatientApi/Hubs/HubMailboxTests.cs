using CareChat.Shared;
using CareChat.Web.PatientApi.Hubs;
using Xunit;

namespace CareChat.Tests.PatientApi.Hubs;

public sealed class HubMailboxTests
{
    [Fact]
    public async Task Behind_a_client_that_does_not_read_the_events_collapse_and_the_writer_never_waits()
    {
        var mailbox = new HubMailbox();
        var sent = new List<HubEvent>();
        var reading = new TaskCompletionSource();
        var all = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var conversation = Guid.NewGuid();
        var sending = mailbox.SendAsync(async happened =>
        {
            await reading.Task;
            sent.Add(happened);
            if (happened.Number == 10_000) all.SetResult();
        }, _ => Task.CompletedTask, gone.Token);

        for (var number = 1; number <= 10_000; number++) mailbox.Put(new HubEvent(conversation, number, HubEventKinds.MessageCreated));
        reading.SetResult();
        await all.Task.WaitAsync(TimeSpan.FromSeconds(15));

        Assert.InRange(sent.Count, 2, 70);
        Assert.Equal(Enumerable.Range(1, 64), sent.Take(64).Select(e => e.Number));
        Assert.Equal(new HubEvent(conversation, 10_000, HubEventKinds.ConversationChanged), sent[^1]);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
