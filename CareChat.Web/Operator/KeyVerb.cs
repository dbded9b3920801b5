using System.CommandLine;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Operator;

/// <summary><c>key create</c>: a key with which an outside agent acts for a patient's account (contract C.0).</summary>
internal static class KeyVerb
{
    private sealed record Created(Guid KeyId, string Key);

    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var email = new Option<string>("--email") { Description = "The account's e-mail.", Required = true };
        var label = new Option<string>("--label") { Description = "What its owner knows the key by.", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "The clinic; an e-mail belongs to one account, so this only guards against a slip." };
        var instance = new Option<string>("--instance") { Description = "Its environment; the same." };
        var command = new Command("create", "Make a key for a patient's account. It is printed here and never again.") { email, label, tenant, instance };
        run.Set(command, async (services, parsed, _) =>
        {
            var store = services.GetRequiredService<PersonalKeyStore>();
            var made = await services.GetRequiredService<WriteLane>().WriteAsync(async scope =>
            {
                var person = await FindAsync(scope, parsed.GetRequiredValue(email), parsed.GetValue(tenant), parsed.GetValue(instance));
                return await store.CreateAsync(scope, Actor.Operator(person.InstanceId), person.Id, parsed.GetRequiredValue(label), expiresAt: null);
            });
            return new Created(made.KeyId, made.Key);
        });
        return command;
    }

    private static async Task<Person> FindAsync(WriteScope scope, string email, string? tenant, string? instance)
    {
        var normal = email.Trim().ToUpperInvariant();
        return await scope.Db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == normal && p.Role == Roles.Patient && p.DisabledAt == null
                && (tenant == null || p.Instance!.Tenant!.Name == tenant) && (instance == null || p.Instance!.Name == instance))
            ?? throw new RefusedException(Refusal.NotFound("Account"));
    }
}
