using CareChat.Tests.App;
using CareChat.Tests.Assistant.Knowledge;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>The program as an operator configures it for a model, nothing replaced: only the model's server is the test's.</summary>
public sealed class ModelHost : PortalHost, IAsyncLifetime
{
    /// <summary>How long an answer takes at most.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Starts the server and points the settings to it.</summary>
    public ModelHost()
    {
        Settings["CareChat:Assistant:Provider"] = "OpenAI";
        Settings["CareChat:Assistant:BaseUrl"] = Model.Address;
        Settings["CareChat:Assistant:Model"] = "test";
        Settings["CareChat:Assistant:Timeout"] = Timeout.ToString();
        Settings["CareChat:RateLimits:PerAssistantKeyPerMinute"] = "100000";
    }

    /// <summary>The model's server.</summary>
    internal ModelServer Model { get; } = new();

    /// <summary>A client with a key of a clinic that has its own articles.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>That clinic.</summary>
    public Instance Instance { get; private set; } = new();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Instance = await this.InstanceAsync();
        await TakeArticlesAsync(Instance.Id);
        var key = await Services.GetRequiredService<AssistantKeyStore>().CreateAsync(Actor.Operator(Instance.Id), "Test program");
        Http = new HttpClient { BaseAddress = Address };
        Http.DefaultRequestHeaders.Add("X-API-Key", key.Key);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Http.Dispose();
        await Model.DisposeAsync();
        await DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }

    /// <summary>Imports <see cref="OwnArticles"/> into a clinic.</summary>
    public Task TakeArticlesAsync(Guid instanceId) => Services.GetRequiredService<KnowledgeImport>()
        .RunAsync(Actor.Operator(instanceId), OwnArticles.Plain(), "own.jsonl", new Progress<int>());
}
