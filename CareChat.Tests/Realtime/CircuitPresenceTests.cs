using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CareChat.Tests.Realtime;

/// <summary>Presence by a circuit: with its connection, and not with the minutes it is kept for.</summary>
public sealed class CircuitPresenceTests
{
    private static readonly Actor Dana = new() { Kind = ActorKind.Person, Id = Guid.NewGuid(), InstanceId = Guid.NewGuid(), Role = Roles.Clinician, Name = "Dana Ortiz, RN" };
    private readonly Guid conversation = Guid.NewGuid();

    [Fact]
    public async Task A_patient_whose_network_is_gone_is_gone_after_the_silence_and_there_again_when_the_page_returns()
    {
        await using var portal = await SilencePortal.StartAsync();
        var host = portal.Host;
        var line = await host.PatientAsync((await host.InstanceAsync()).Id);
        var patient = await host.PersonAsync(line.InstanceId, Roles.Patient, line.PatientId);
        var presence = host.Services.GetRequiredService<Presence>();

        using var circuit = await SilentCircuit.OpenAsync(host, await PortalBrowser.OfAsync(host, patient), "/chat");
        await UntilAsync(presence, line.Id, isThere: true);
        await circuit.FallSilentAsync();
        await UntilAsync(presence, line.Id, isThere: false);

        Assert.True(await circuit.ReturnAsync());
        await UntilAsync(presence, line.Id, isThere: true);
    }

    [Fact]
    public async Task What_is_opened_without_a_connection_shows_with_the_next_one_and_what_is_closed_never()
    {
        var presence = new Presence(new FixedClock(), NullLogger<Presence>.Instance);
        var circuit = new CircuitPresence(presence);
        var closed = Guid.NewGuid();
        using var first = circuit.View(conversation, Dana);
        await circuit.OnConnectionDownAsync(null!, default);
        Assert.Empty(presence.Of(conversation));

        var second = circuit.View(closed, Dana);
        Assert.Empty(presence.Of(closed));
        second.Dispose();
        await circuit.OnConnectionUpAsync(null!, default);
        await circuit.OnConnectionUpAsync(null!, default);

        Assert.Equal(Dana.Id, Assert.Single(presence.Of(conversation)).ActorId);
        Assert.Empty(presence.Of(closed));
        first.Dispose();
        Assert.Empty(presence.Of(conversation));
    }

    [Fact]
    public async Task A_second_tab_that_is_still_connected_keeps_its_person_there()
    {
        var presence = new Presence(new FixedClock(), NullLogger<Presence>.Instance);
        var (lost, whole) = (new CircuitPresence(presence), new CircuitPresence(presence));
        using var here = lost.View(conversation, Dana);
        using var there = whole.View(conversation, Dana);

        await lost.OnConnectionDownAsync(null!, default);

        Assert.Single(presence.Of(conversation));
    }

    private static async Task UntilAsync(Presence presence, Guid conversation, bool isThere)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = presence.Subscribe(conversation, Look);
        Look();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

        void Look()
        {
            if (presence.Of(conversation).Count > 0 == isThere) reached.TrySetResult();
        }
    }

    /// <summary>The program, which takes a few seconds of silence for the half minute it waits for elsewhere.</summary>
    private sealed class SilencePortal(PortalHost host) : IAsyncDisposable
    {
        public PortalHost Host => host;

        public static async Task<SilencePortal> StartAsync()
        {
            var host = new PortalHost { Parts = services => services.Configure<HubOptions>(o => o.ClientTimeoutInterval = TimeSpan.FromSeconds(3)) };
            await host.InitializeAsync();
            return new SilencePortal(host);
        }

        public async ValueTask DisposeAsync() => await ((IAsyncLifetime)host).DisposeAsync();
    }
}
