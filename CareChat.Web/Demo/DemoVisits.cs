using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Messages;
using static CareChat.Web.Demo.Telling;

namespace CareChat.Web.Demo;

/// <summary>Two visits of the demo: one waits in the queue, one is in review with a chat.</summary>
internal sealed class DemoVisits(
    DemoCast cast, StoryClock past, DateTimeOffset now, WriteLane lane, Household household, EncounterStore encounters, MessageStore messages, FileFolder files)
{
    private const int AllCriteria = (1 << 11) - 1;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>Tells both.</summary>
    public async Task TellAsync()
    {
        var stephen = cast.Patients.First(p => p.Story.First == "Stephen").Actor;
        var mina = cast.Team[Mina];
        var reviewed = await SendAsync(stephen, DemoLetters.Heartburn, "05:10", picture: false);
        await AtAsync("04:25", () => encounters.TakeAsync(mina, reviewed));
        await SayAsync("04:20", mina, reviewed, "Thank you for the clear letter, Stephen. Two questions: does it wake you at night, and is it ever hard to swallow?");
        var agent = stephen with { Kind = ActorKind.Agent, Id = reviewed, OwnerId = stephen.Id, SessionId = null };
        await SayAsync("03:58", agent, reviewed, "Stephen says: it wakes him about twice a week, after late dinners. Swallowing is fine.");
        await SayAsync("03:50", stephen, reviewed, "And the antacid from the shop helps for an hour or two, then it comes back.");
        var lupe = cast.Patients.First(p => p.Story.First == "Lupe").Actor;
        await SendAsync(lupe, DemoLetters.Rash, "01:12", picture: true);
    }

    private async Task<Guid> SendAsync(Actor patient, string letter, string ago, bool picture)
    {
        past.Now = now - Time(ago) - TimeSpan.FromMinutes(6);
        var token = EncounterTokens.NewEncounterToken();
        var id = await lane.WriteAsync(scope => AddAsync(scope, patient, letter, token));
        if (picture) await ShowAsync(id);
        past.Now = now - Time(ago);
        await household.ConsentAsync(patient, patient.PatientId!.Value);
        await encounters.CheckoutAsync(patient, id, token, patient.PatientId.Value);
        return id;
    }

    private async Task<Guid> AddAsync(WriteScope scope, Actor patient, string letter, string token)
    {
        var at = past.Now;
        var encounter = new Encounter
        {
            Id = Guid.CreateVersion7(at),
            InstanceId = patient.InstanceId,
            State = EncounterState.ReadyForCheckout,
            SessionTokenHash = EncounterTokens.Hash(EncounterTokens.NewSessionToken()),
            TokenHash = EncounterTokens.Hash(token),
            CreatedAt = at,
            UpdatedAt = at,
            ExpiresAt = at + Lifetime,
            TurnCount = 1,
        };
        encounter.Turns.Add(new EncounterTurn
        {
            Id = Guid.CreateVersion7(at),
            Number = 1,
            Letter = letter,
            Criteria = AllCriteria,
            Commentary = "All ten sections are there, and nothing in the letter sounds like an emergency.",
            CreatedAt = at,
        });
        scope.Db.Encounters.Add(encounter);
        await scope.Db.SaveChangesAsync();
        return encounter.Id;
    }

    private async Task ShowAsync(Guid encounterId)
    {
        using var photo = new MemoryStream(DemoPhoto.Draw(960, 720));
        using var kept = await files.ReceiveAsync(photo, photo.Length, CancellationToken.None);
        files.Keep(kept, kept.Id);
        await lane.WriteAsync(async scope =>
        {
            scope.Db.EncounterImages.Add(new EncounterImage
            {
                Id = kept.Id,
                EncounterId = encounterId,
                TurnNumber = 1,
                FileName = "arm.png",
                FileSize = kept.Size,
                MimeType = "image/png",
                Sha256 = kept.Sha256,
                Width = 960,
                Height = 720,
                AddedAt = past.Now,
            });
            await scope.Db.SaveChangesAsync();
        });
    }

    private Task SayAsync(string ago, Actor who, Guid encounter, string text) =>
        AtAsync(ago, () => messages.PostAsync(who, new PostMessage(encounter, text)));

    private Task AtAsync(string ago, Func<Task> act)
    {
        past.Now = now - Time(ago);
        return act();
    }
}
