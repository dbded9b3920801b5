using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace CareChat.Web.Assistant.Models;

/// <summary>Makes the client of the configured server.</summary>
internal static class ModelClient
{
    /// <summary>A client without retries, logs or a time limit of its own: whoever calls it bounds the whole call.</summary>
    public static IChatClient Create(ModelOptions options)
    {
        var settings = new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = new HttpClientPipelineTransport(Http()),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            EnableDistributedTracing = false,
        };
        // a server without keys ignores this one; the client does not take an empty one
        var key = new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none");
        return new OpenAIClient(key, settings).GetChatClient(options.Model).AsIChatClient();
    }

    /// <summary>No cookies and no redirects: a record goes to the configured address and nowhere else.</summary>
    private static HttpClient Http()
    {
        var socket = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(new BoundedReplies { InnerHandler = socket }) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
