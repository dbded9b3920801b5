using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using CareChat.Shared;
using CareChat.Tests.App;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.PatientApi.Hubs;

/// <summary>An outside client of the hub that keeps what it hears.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HubConnection connection;
    private readonly Channel<HubEvent> events = Channel.CreateUnbounded<HubEvent>();
    private readonly Channel<HubPresence> presences = Channel.CreateUnbounded<HubPresence>();
    private readonly TaskCompletionSource closed = new();

    private HubClient(HubConnection connection)
    {
        this.connection = connection;
        connection.On<HubEvent>(HubNames.Event, e => events.Writer.TryWrite(e));
        connection.On<HubPresence>(HubNames.PresenceChanged, p => presences.Writer.TryWrite(p));
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Ends when the server has ended the connection.</summary>
    public Task Closed => closed.Task.WaitAsync(Patience);

    /// <summary>Connects with a credential.</summary>
    public static async Task<HubClient> ConnectAsync(PortalHost host, string? token)
    {
        var address = new Uri(host.Address, HubNames.Path);
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(address));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(address, token));
        var client = new HubClient(builder.Build());
        await client.connection.StartAsync();
        return client;
    }

    public Task<HubJoined> JoinAsync(object patientId) => connection.InvokeAsync<HubJoined>(HubNames.Join, patientId.ToString());

    public Task LeaveAsync(Guid patientId) => connection.InvokeAsync(HubNames.Leave, patientId);

    public Task<JsonElement[]> FetchAsync(Guid conversation, int afterNumber, int limit = 50) =>
        connection.InvokeAsync<JsonElement[]>(HubNames.Fetch, conversation, afterNumber, limit);

    /// <summary>Calls a method with whatever arguments.</summary>
    public Task CallAsync(string method, params object?[] arguments) => connection.InvokeCoreAsync(method, arguments);

    public Task TypingAsync(Guid conversation) => connection.InvokeAsync(HubNames.Typing, conversation);

    public Task<HubPresence> PresenceAsync(Guid conversation) => connection.InvokeAsync<HubPresence>(HubNames.Presence, conversation);

    /// <summary>The next event, waiting for it.</summary>
    public async Task<HubEvent> EventAsync() => await events.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next presence, waiting for it.</summary>
    public async Task<HubPresence> PresenceChangeAsync() => await presences.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Events that have come and were not taken.</summary>
    public int EventsWaiting => events.Reader.Count;

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
