using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Http;

/// <summary>
/// Gives what the server itself refuses a facade's shape and a request id: a line that is no request, headers that are wrong, too
/// large or too late. Kestrel answers these without a body before any of the program is asked. It says so beforehand in a
/// diagnostic event; connection middleware, standing between it and the line, then speaks in its place.
/// </summary>
/// <remarks>Over TLS of the server's own and HTTP/2 it says its own words: what passes there is not to be changed from outside.</remarks>
internal sealed class ServerRefusals(ProblemShapes shapes, DiagnosticListener diagnostics, TimeProvider clock, ILogger<ServerRefusals> log)
    : IConfigureOptions<KestrelServerOptions>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private IDisposable? subscription;

    /// <summary>Stands between the server and every line.</summary>
    public void Configure(KestrelServerOptions options)
    {
        subscription ??= diagnostics.Subscribe(this, name => name == BadRequest);
        options.ConfigureEndpointDefaults(listen => listen.Use(Listen));
    }

    /// <summary>A request was refused; nothing is answered yet.</summary>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not IFeatureCollection features || features.Get<RefusalWriter>() is not { } line) return;
        if (features.Get<ITlsHandshakeFeature>() is not null || features.Get<IHttpRequestFeature>()?.Protocol is "HTTP/2") return;
        if (features.Get<IHttpResponseFeature>() is { HasStarted: false } refusal)
            line.SayInstead(Answer(features.Get<IHttpRequestFeature>()?.Path ?? "", refusal));
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc />
    public void Dispose() => subscription?.Dispose();

    private static ConnectionDelegate Listen(ConnectionDelegate next) => async connection =>
    {
        var line = connection.Transport;
        var writer = new RefusalWriter(line.Output);
        connection.Features.Set(writer);
        connection.Transport = new Line(line.Input, writer);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = line;
        }
    };

    /// <summary>The whole answer, after which the server closes the line.</summary>
    private byte[] Answer(string path, IHttpResponseFeature refusal)
    {
        var http = new DefaultHttpContext { TraceIdentifier = RequestIds.New() };
        using var body = new MemoryStream();
        http.Response.Body = body;
        RequestIds.Set(http);
        SecurityHeaders.AddTo(http);
        http.Response.Headers.Allow = refusal.Headers.Allow;
        http.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        http.Response.Headers.Connection = "close";
        var facade = ApiPaths.Of(path.StartsWith('/') ? path : "/");
        if (facade == Facade.Page) facade = Facade.Portal;
        shapes.WriteAsync(http, facade, Problem.OfStatus(refusal.StatusCode)).GetAwaiter().GetResult(); // into memory
        log.LogDebug("The server refused request {RequestId} with {Status}.", http.TraceIdentifier, refusal.StatusCode);
        var head = new StringBuilder($"HTTP/1.1 {refusal.StatusCode} {ReasonPhrases.GetReasonPhrase(refusal.StatusCode)}\r\n");
        foreach (var (name, value) in http.Response.Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body.ToArray()];
    }

    private sealed record Line(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
