namespace CareChat.Web.Assistant.Models;

/// <summary>Who answers: section <c>CareChat:Assistant</c>.</summary>
public sealed class ModelOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    /// <summary><c>Embedded</c>, which needs no network, or <c>OpenAI</c>: any server that speaks chat completions.</summary>
    public string Provider { get; set; } = "Embedded";

    /// <summary>The server, as its makers name it: <c>http://127.0.0.1:11434/v1</c>. Without a path, <c>/v1</c> is meant.</summary>
    public string BaseUrl { get; set; } = "https://api.openai.com/v1";

    /// <summary>The model's name at that server.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key; empty for a server that asks for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long an answer takes at most, the embedded one included that stands in for a model that is late.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>True where a model is asked first.</summary>
    public bool UsesModel => Provider.Equals("OpenAI", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part of the timeout that is the model's: a tenth, one second at most, is kept for the embedded answer.</summary>
    public TimeSpan ModelTime => Timeout - TimeSpan.FromMilliseconds(Math.Min(Timeout.TotalMilliseconds / 10, 1000));

    /// <summary>Where the client looks for <c>chat/completions</c>.</summary>
    public Uri Endpoint => new Uri(BaseUrl) is { AbsolutePath: not "/" } whole ? whole : new Uri(new Uri(BaseUrl), "v1");

    /// <summary>What is wrong with these settings, in words for the operator; null for nothing.</summary>
    public string? Problem => this switch
    {
        { UsesModel: false } when !Provider.Equals("Embedded", StringComparison.OrdinalIgnoreCase) =>
            "CareChat:Assistant:Provider is Embedded or OpenAI.",
        _ when Timeout <= TimeSpan.Zero || Timeout > LongestTimeout =>
            "CareChat:Assistant:Timeout is longer than zero and at most 00:05:00.",
        { UsesModel: false } => null,
        { Model: "" } => "CareChat:Assistant:Provider=OpenAI needs CareChat:Assistant:Model.",
        _ when !Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") =>
            "CareChat:Assistant:BaseUrl is an http or https address.",
        _ => null,
    };
}
