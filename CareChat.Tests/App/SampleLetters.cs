using CareChat.Web.Data;
using CareChat.Web.Encounters;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.App;

/// <summary>An encounter whose letter waits for the checkout, and the token of its link.</summary>
public sealed record ReadyLetter(Guid Id, string Token)
{
    /// <summary>The link an agent gives its person.</summary>
    public string Link => $"/checkout/{Id:D}?token={Token}";

    /// <summary>The page without the token.</summary>
    public string Page => $"/checkout/{Id:D}";
}

/// <summary>Letters made in the database.</summary>
public static class SampleLetters
{
    public const string Letter =
        """
        # Chief Complaint
        An itchy rash on the left arm for five days.

        ## Allergies
        Penicillin (hives).
        """;

    /// <summary>Makes an encounter that is ready for its checkout.</summary>
    public static Task<ReadyLetter> LetterAsync(this PortalHost host, Guid instanceId, Guid? ownerId = null, EncounterState state = EncounterState.ReadyForCheckout) =>
        host.WriteAsync(async scope =>
        {
            var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var token = EncounterTokens.NewEncounterToken();
            var encounter = new Encounter
            {
                Id = Guid.CreateVersion7(now),
                InstanceId = instanceId,
                OwnerId = ownerId,
                State = state,
                SessionTokenHash = EncounterTokens.Hash(EncounterTokens.NewSessionToken()),
                TokenHash = EncounterTokens.Hash(token),
                CreatedAt = now,
                UpdatedAt = now,
                ExpiresAt = now.AddHours(72),
                TurnCount = 1,
            };
            encounter.Turns.Add(new EncounterTurn { Id = Guid.CreateVersion7(now), Number = 1, Letter = Letter, Criteria = (1 << 11) - 1, Commentary = "All there.", CreatedAt = now });
            scope.Db.Encounters.Add(encounter);
            await scope.Db.SaveChangesAsync();
            return new ReadyLetter(encounter.Id, token);
        });

    /// <summary>Submits a letter for a patient's own account.</summary>
    public static async Task<ReadyLetter> SubmittedAsync(this PortalHost host, EncounterStore store, Actor patient)
    {
        var letter = await host.LetterAsync(patient.InstanceId);
        await host.WriteAsync(async scope =>
        {
            var person = await scope.Db.Patients.FindAsync(patient.PatientId);
            (person!.ConsentedAt, person.ConsentVersion) = (host.Clock.GetUtcNow(), "test");
            await scope.Db.SaveChangesAsync();
            return true;
        });
        await store.CheckoutAsync(patient, letter.Id, letter.Token, patient.PatientId!.Value);
        return letter;
    }

    /// <summary>Adds a picture to an encounter, with its file.</summary>
    public static Task<Guid> PictureAsync(this PortalHost host, Guid encounterId, byte[] content, string type = "image/png") =>
        host.WriteAsync(async scope =>
        {
            var id = Guid.NewGuid();
            scope.Db.EncounterImages.Add(new EncounterImage
            {
                Id = id,
                EncounterId = encounterId,
                TurnNumber = 1,
                FileName = "arm.png",
                FileSize = content.Length,
                MimeType = type,
                AddedAt = host.Clock.GetUtcNow(),
            });
            await scope.Db.SaveChangesAsync();
            var path = Path.Combine(host.DataDirectory, "files", id.ToString("D")[..2], id.ToString("D"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content);
            return id;
        });
}
