using Bunit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Realtime;

public sealed class LiveComponentTests : BunitContext
{
    private readonly Guid topic = Guid.NewGuid();
    private readonly ConversationFeed feed;

    public LiveComponentTests()
    {
        Services.AddSingleton<ConversationFeed>();
        Services.AddSingleton(TimeProvider.System);
        feed = Services.GetRequiredService<ConversationFeed>();
    }

    [Fact]
    public void A_commit_makes_it_read_and_render()
    {
        var shown = Show();
        feed.Publish(Event());
        shown.WaitForAssertion(() => Assert.Equal("1", shown.Markup));
        feed.CatchUp();
        shown.WaitForAssertion(() => Assert.Equal("2", shown.Markup));
    }

    [Fact]
    public async Task A_burst_during_a_reading_costs_one_more_reading_and_the_publisher_never_waits()
    {
        var reading = new TaskCompletionSource();
        var shown = Show(reading.Task);

        for (var i = 0; i < 1000; i++) feed.Publish(Event());
        await shown.Instance.FirstReading;
        for (var i = 0; i < 1000; i++) feed.Publish(Event());
        reading.SetResult();

        shown.WaitForAssertion(() => Assert.Equal("2", shown.Markup));
    }

    [Fact]
    public async Task Nothing_is_read_after_it_is_gone()
    {
        var shown = Show();
        await shown.Instance.DisposeAsync();

        feed.Publish(Event());

        Assert.Equal(0, shown.Instance.Begun);
    }

    [Fact]
    public void Another_topic_replaces_the_one_before()
    {
        var shown = Show();
        shown.Render(p => p.Add(c => c.Topic, Guid.NewGuid()));

        feed.Publish(Event());
        feed.Publish(Event() with { ConversationId = shown.Instance.Topic });

        shown.WaitForAssertion(() => Assert.Equal("1", shown.Markup));
    }

    private IRenderedComponent<Counter> Show(Task? reading = null) =>
        Render<Counter>(p => p.Add(c => c.Topic, topic).Add(c => c.Reading, reading ?? Task.CompletedTask));

    private ConversationEvent Event() => new(Guid.NewGuid(), topic, 1, ChangeKind.MessagePosted);

    private sealed class Counter : LiveComponent
    {
        private readonly TaskCompletionSource firstReading = new();
        private int ended;

        [Parameter] public Guid Topic { get; set; }

        [Parameter] public Task Reading { get; set; } = Task.CompletedTask;

        public int Begun { get; private set; }

        /// <summary>Ends when the first reading begins; a render says nothing of that.</summary>
        public Task FirstReading => firstReading.Task;

        protected override void OnParametersSet() => Listen(Topic);

        protected override async Task RereadAsync()
        {
            Begun++;
            firstReading.TrySetResult();
            await Reading;
            ended++;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ended);
    }
}
