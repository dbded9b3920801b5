using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>A message of danger that the portal fails to keep, whatever for, is answered with whom to call.</summary>
public sealed class FailedDangerTests : IAsyncLifetime
{
    private const string InDanger = "I have chest pain and I can't breathe";

    private readonly PortalHost host = new() { Parts = services => services.AddSingleton<IPostRule, Fault>() };

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task A_fault_of_ours_hides_no_danger()
    {
        var clinic = await ApiClinic.OpenAsync(host);

        using var cry = await clinic.SendAsync(InDanger);
        using var calm = await clinic.SendAsync("Can I take it with food?");

        Assert.Contains("Call 911 now", (await cry.JsonAsync(500))[0].GetProperty("details").Text("emergency"));
        Assert.Empty((await calm.JsonAsync(500))[0].GetProperty("details").Keys());
    }

    [Fact]
    public void A_screen_whose_database_is_away_goes_by_the_list_that_comes_with_the_program()
    {
        using var nowhere = new ReadLane(new DataOptions { DataDirectory = Path.Combine(host.DataDirectory, "nowhere") });
        var screen = new EmergencyScreen(nowhere);

        Assert.Contains("Call 911 now", screen.WhomToCall(Guid.NewGuid(), InDanger));
        Assert.Null(screen.WhomToCall(Guid.NewGuid(), "Can I take it with food?"));
    }

    private sealed class Fault : IPostRule
    {
        public void BeforePost(WriteScope scope, Actor actor, ConversationHead head, PostMessage post) => throw new InvalidOperationException("a fault");

        public void AfterPost(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, EmergencyFinding? finding, MessageStore messages)
        {
        }
    }
}
