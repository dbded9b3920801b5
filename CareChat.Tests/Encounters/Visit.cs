using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Encounters;

/// <summary>An encounter with a complete letter, the account it can be checked out by, and a nurse.</summary>
public sealed record Visit(PortalHost Host, Guid Id, string Token, Actor Owner, Actor Nurse)
{
    private EncounterStore Store => Host.Services.GetRequiredService<EncounterStore>();

    /// <summary>One that nobody has checked out, in an instance of its own unless one is given.</summary>
    public static async Task<Visit> OpenAsync(PortalHost host, Guid? instanceId = null)
    {
        var instance = instanceId ?? (await host.InstanceAsync($"visit-{Guid.NewGuid():N}")).Id;
        var line = await host.PatientAsync(instance, "Sam", "Reyes");
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == line.PatientId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.ConsentedAt, host.Clock.GetUtcNow())));
        var owner = await host.PersonAsync(instance, Roles.Patient, line.PatientId);
        var nurse = await host.PersonAsync(instance, Roles.Clinician);
        var (id, token) = await AddAsync(host, instance);
        return new Visit(host, id, token, owner, nurse);
    }

    /// <summary>The same, checked out.</summary>
    public static async Task<Visit> SubmittedAsync(PortalHost host, Guid? instanceId = null)
    {
        var visit = await OpenAsync(host, instanceId);
        await visit.CheckoutAsync();
        return visit;
    }

    /// <summary>The same, taken by the nurse.</summary>
    public static async Task<Visit> TakenAsync(PortalHost host, Guid? instanceId = null)
    {
        var visit = await SubmittedAsync(host, instanceId);
        await visit.TakeAsync(visit.Nurse);
        return visit;
    }

    /// <summary>The address of its chat.</summary>
    public string Events => $"/api/v1/agent/encounters/{Id:D}/events";

    /// <summary>A client that brings the encounter's token.</summary>
    public HttpClient Http => Host.With(Token);

    /// <summary>A client that brings a new key of its owner.</summary>
    public async Task<HttpClient> KeyAsync() => Host.With((await Host.Services.GetRequiredService<PersonalKeyStore>().CreateAsync(Owner, "Agent", null)).Key);

    /// <summary>Says something through the portal.</summary>
    public Task<MessageView> SayAsync(Actor actor, string text) => Host.Services.GetRequiredService<MessageStore>().PostAsync(actor, new PostMessage(Id, text));

    /// <summary>Says something through the API, with the encounter's token.</summary>
    public Task<HttpResponseMessage> PostAsync(string message, string? key = null) => Http.PostAsync(Events, $$"""{"message":"{{message}}"}""", key);

    public Task CheckoutAsync() => Store.CheckoutAsync(Owner, Id, Token, Owner.PatientId!.Value);

    public Task TakeAsync(Actor clinician) => Store.TakeAsync(clinician, Id);

    public Task CompleteAsync(string decision = "Rest and fluids.") => Store.CompleteAsync(Nurse, Id, decision, Guid.NewGuid());

    public Task CancelAsync() => Store.CancelAsync(Owner, Id);

    /// <summary>Adds a picture, as it comes with a letter.</summary>
    public async Task<Guid> AddPictureAsync()
    {
        var folder = Host.Services.GetRequiredService<FileFolder>();
        using var kept = await folder.ReceiveAsync(new MemoryStream("GIF89a"u8.ToArray()), 100, CancellationToken.None);
        folder.Keep(kept, kept.Id);
        var row = new EncounterImage
        {
            Id = kept.Id,
            EncounterId = Id,
            TurnNumber = 1,
            FileName = "arm.gif",
            FileSize = kept.Size,
            MimeType = "image/gif",
            Sha256 = kept.Sha256,
            AddedAt = Host.Clock.GetUtcNow(),
        };
        await Host.WriteAsync(scope =>
        {
            scope.Db.EncounterImages.Add(row);
            return scope.Db.SaveChangesAsync();
        });
        return kept.Id;
    }

    /// <summary>The encounter as it is stored.</summary>
    public async Task<Encounter> ReadAsync()
    {
        await using var db = Host.Open();
        return await db.Encounters.SingleAsync(e => e.Id == Id);
    }

    private static Task<(Guid Id, string Token)> AddAsync(PortalHost host, Guid instance) => host.WriteAsync(async scope =>
    {
        var (now, token) = (host.Clock.GetUtcNow(), EncounterTokens.NewEncounterToken());
        var encounter = new Encounter
        {
            Id = Guid.NewGuid(),
            InstanceId = instance,
            State = EncounterState.ReadyForCheckout,
            SessionTokenHash = EncounterTokens.Hash(EncounterTokens.NewSessionToken()),
            TokenHash = EncounterTokens.Hash(token),
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = now.AddHours(72),
            TurnCount = 1,
        };
        encounter.Turns.Add(new EncounterTurn { Id = Guid.NewGuid(), Number = 1, Letter = "# Chief Complaint\nFever since Monday.", Criteria = 0x7FF, CreatedAt = now });
        scope.Db.Encounters.Add(encounter);
        await scope.Db.SaveChangesAsync();
        return (encounter.Id, token);
    });
}
