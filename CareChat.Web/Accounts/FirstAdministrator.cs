using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>What the first administrator says: who they are and, on an empty database, which clinic this is.</summary>
public sealed record FirstSteps(
    string FirstName, string LastName, string Email, HashedPassword Password,
    string Clinic = "", string Tenant = "", string Instance = "live");

/// <summary>While no administrator exists, every start prints a new one-time address at which the first one is made.</summary>
public sealed class FirstAdministrator(
    WriteLane lane, IDbContextFactory<CareChatDb> databases, InvitationStore invitations,
    IEnumerable<IInstanceRule> rules, IServer server, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider clock) : IHostedLifecycleService
{
    /// <summary>Whose turn it is to make the first administrator, or an address for that.</summary>
    internal const string Turn = "first-administrator";

    /// <inheritdoc />
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync() || lifetime.ApplicationStopping.IsCancellationRequested) return;
        try
        {
            var token = await lane.WriteAsync(scope => invitations.InviteAsync(scope, person: null), cancellationToken);
            Console.WriteLine($"Make the first administrator here (once, within 24 hours): {Address()}/welcome/{token}");
        }
        catch (Exception failure) when (StorageTroubles.Of(failure) is { } trouble)
        {
            await Console.Error.WriteLineAsync($"No address for the first administrator could be made: {trouble.Words()}. Mend that and start again.");
        }
    }

    /// <summary>The one instance of the installation; null where there is none yet or there are several.</summary>
    public async Task<Instance?> OnlyInstanceAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var few = await db.Instances.AsNoTracking().Include(i => i.Tenant).Take(2).ToListAsync();
        return few.Count == 1 ? few[0] : null;
    }

    /// <summary>Makes the administrator and, where there is none, the clinic.</summary>
    /// <exception cref="RefusedException">The address holds no longer, or a field is wrong.</exception>
    public Task MakeAsync(string token, FirstSteps steps) => lane.WriteAsync(async scope =>
    {
        await scope.TurnAsync(Turn);
        var invitation = await invitations.UseAsync(scope, token);
        if (invitation.PersonId is not null || await scope.Db.Users.AnyAsync(p => p.Role == Roles.Administrator))
            throw new RefusedException(Refusal.NotFound("Invitation"));
        var now = clock.GetUtcNow();
        var instance = await scope.Db.Instances.OrderBy(i => i.CreatedAt).FirstOrDefaultAsync() ?? await FoundAsync(scope, steps, now);
        var person = await scope.AddPersonAsync(
            new NewPerson(instance.Id, Roles.Administrator, steps.Email, steps.FirstName, steps.LastName, Password: steps.Password), now);
        scope.Audit(Actor.Operator(instance.Id), "person.first_administrator", now, subject: person.Id.ToString("D"));
    });

    private async Task<Instance> FoundAsync(WriteScope scope, FirstSteps steps, DateTimeOffset now)
    {
        var instance = new Instance
        {
            Id = Guid.CreateVersion7(now),
            Tenant = new Tenant { Id = Guid.CreateVersion7(now), Name = AcceptName(steps.Tenant, "tenant", ReservedNames.IsTenantName), CreatedAt = now },
            Name = AcceptName(steps.Instance, "instance", ReservedNames.IsInstanceName),
            DisplayName = TextRules.Accept(steps.Clinic, "clinic", 100),
            CreatedAt = now,
        };
        scope.Db.Instances.Add(instance);
        await scope.Db.SaveChangesAsync();
        foreach (var rule in rules) rule.AfterCreate(scope, instance.Id);
        return instance;
    }

    private static string AcceptName(string name, string field, Func<string, bool> isName)
    {
        var accepted = name.Trim().ToLowerInvariant();
        if (isName(accepted)) return accepted;
        throw new RefusedException(Refusal.Invalid(field, "Use lower-case letters, digits and hyphens; some words are taken by the program"));
    }

    /// <summary>Where a browser finds the portal: <c>CareChat:PublicAddress</c> where it is said, else where the program listens.</summary>
    private string Address()
    {
        if (configuration["CareChat:PublicAddress"]?.TrimEnd('/') is { Length: > 0 } publicAddress) return publicAddress;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080";
        return address.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").TrimEnd('/');
    }

    /// <summary>True once a clinic exists.</summary>
    public async Task<bool> HasInstanceAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Instances.AnyAsync();
    }

    private async Task<bool> ExistsAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Users.AnyAsync(p => p.Role == Roles.Administrator);
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedService.StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHostedLifecycleService.StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
