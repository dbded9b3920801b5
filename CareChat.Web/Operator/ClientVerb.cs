using System.CommandLine;
using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Web.Operator;

/// <summary><c>client create</c>: the key and secret an outside program takes its tokens with.</summary>
internal static class ClientVerb
{
    private sealed record Created(string ApiClient, string Secret);

    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var instance = new InstanceOptions();
        var name = new Option<string>("--name") { Description = "What people call the program.", Required = true };
        var scopes = new Option<string>("--scopes") { Description = $"What it may do, divided by commas; all where not given: {string.Join(",", ApiClientScopes.All)}." };
        var command = new Command("create", "Make an API client. Its secret is printed here and never again.") { name, scopes };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, _) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var wanted = (parsed.GetValue(scopes) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var store = services.GetRequiredService<ApiClientStore>();
            var pair = await services.GetRequiredService<WriteLane>().WriteAsync(
                scope => store.CreateAsync(scope, actor, parsed.GetRequiredValue(name), wanted, actor.InstanceId));
            return new Created(pair.ApiClient, pair.Secret);
        });
        return command;
    }
}
