using System.CommandLine;
using CareChat.Web.Assistant;

namespace CareChat.Web.Operator;

/// <summary><c>assistant-key create</c>: a key with which an outside program talks to the assistant of an instance (contract B.0).</summary>
internal static class AssistantKeyVerb
{
    private sealed record Created(Guid KeyId, string Key);

    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var instance = new InstanceOptions();
        var name = new Option<string>("--name") { Description = "What people call the program that uses it.", Required = true };
        var command = new Command("create", "Make a key for the assistant. It is printed here and never again.") { name };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, cancellation) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var made = await services.GetRequiredService<AssistantKeyStore>().CreateAsync(actor, parsed.GetRequiredValue(name), cancellation);
            return new Created(made.KeyId, made.Key);
        });
        return command;
    }
}
