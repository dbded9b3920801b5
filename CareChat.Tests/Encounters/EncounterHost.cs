using System.Net.Http.Headers;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters;

/// <summary>The program with the clinic that letters without a key go to (<c>acme-health/live</c>).</summary>
public sealed class EncounterHost : PortalHost, IAsyncLifetime
{
    /// <summary>The clinic's instance.</summary>
    public Instance Instance { get; private set; } = new();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Instance = await this.InstanceAsync();
    }
}

/// <summary>A patient with an account and a key, who can do whatever an agent can do for them.</summary>
/// <param name="Actor">The account, signed in.</param>
public sealed record KeyHolder(PortalHost Host, Actor Actor, Guid KeyId, string Key)
{
    /// <summary>The account's id.</summary>
    public Guid Id => Actor.Id;

    /// <summary>The account's own record.</summary>
    public Guid PatientId => Actor.PatientId!.Value;

    /// <summary>A client that brings the key.</summary>
    public HttpClient Http => Host.With(Key);

    /// <summary>Makes one; verified and with consent where asked.</summary>
    public static async Task<KeyHolder> InAsync(PortalHost host, Guid instanceId, bool verified = false, bool consented = false)
    {
        var conversation = await host.PatientAsync(instanceId, "Sam", "Rivera");
        var actor = await host.PersonAsync(instanceId, Roles.Patient, conversation.PatientId);
        await host.WriteAsync(async scope =>
        {
            var now = host.Clock.GetUtcNow();
            if (verified) (await scope.Db.Users.SingleAsync(p => p.Id == actor.Id)).VerifiedAt = now;
            if (consented) (await scope.Db.Patients.SingleAsync(p => p.Id == actor.PatientId)).ConsentedAt = now;
            return await scope.Db.SaveChangesAsync();
        });
        var made = await host.Services.GetRequiredService<PersonalKeyStore>().CreateAsync(actor, "Test agent", expiresAt: null);
        return new KeyHolder(host, actor, made.KeyId, made.Key);
    }
}

/// <summary>Clients with credentials of contract C.</summary>
public static class AgentClients
{
    /// <summary>A client with a bearer credential; with none where null.</summary>
    public static HttpClient With(this PortalHost host, string? bearer)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        if (bearer is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return http;
    }

    /// <summary>Closes an account, as an administrator does.</summary>
    public static Task DisableAsync(this PortalHost host, Guid personId) => host.WriteAsync(async scope =>
    {
        (await scope.Db.Users.SingleAsync(p => p.Id == personId)).DisabledAt = host.Clock.GetUtcNow();
        return await scope.Db.SaveChangesAsync();
    });
}
