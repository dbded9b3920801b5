using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;

namespace CareChat.Web.Demo;

/// <summary>A patient of the demo with account and conversation.</summary>
internal sealed record CastPatient(Story Story, Guid PatientId, Guid ConversationId, Actor Actor);

/// <summary>The demo's clinic and its people, as actors for the stories.</summary>
internal sealed record DemoCast(
    Guid InstanceId, IReadOnlyDictionary<string, Actor> Team, IReadOnlyList<CastPatient> Patients, Actor Agent)
{
    private static readonly (string Role, string First, string Last, string Credentials)[] Staff =
    [
        (Roles.Clinician, "Dana", "Ortiz", "RN"), (Roles.Clinician, "Mina", "Lee", "MD"), (Roles.Clinician, "Theo", "Brandt", "PA"),
        (Roles.Administrator, "Priya", "Nair", ""),
    ];

    /// <summary>Makes everybody in one transaction.</summary>
    public static async Task<DemoCast> MakeAsync(WriteScope scope, ApiClientStore clients, IReadOnlyList<Story> stories, DateTimeOffset begin, DateTimeOffset now)
    {
        var instance = AddClinic(scope, begin);
        await scope.Db.SaveChangesAsync();
        var team = new Dictionary<string, Actor>();
        foreach (var (role, first, last, credentials) in Staff)
            team[NameOf(first, last)] = await ActorAsync(scope, new NewPerson(instance, role, EmailOf(first, last), first, last, credentials, IsDemo: true), begin.AddSeconds(team.Count));
        var patients = new List<CastPatient>();
        foreach (var story in stories) patients.Add(await PatientAsync(scope, instance, story, begin.AddMinutes(1 + patients.Count), now));
        var agent = await clients.CreateAsync(scope, Actor.Operator(instance), "Home monitor", [], instance);
        scope.Audit(Actor.Operator(instance), "demo.made", now);
        return new DemoCast(instance, team, patients, new Actor { Kind = ActorKind.ApiClient, Id = agent.Id, InstanceId = instance, Name = agent.ApiClient });
    }

    private static Guid AddClinic(WriteScope scope, DateTimeOffset begin)
    {
        var instance = new Instance
        {
            Id = Guid.CreateVersion7(begin),
            Name = "live",
            DisplayName = "Acme Health",
            EmergencyNumber = "911",
            AnswersWithin = "Usually answers within 2 hours",
            CreatedAt = begin,
            Tenant = new Tenant { Id = Guid.CreateVersion7(begin), Name = "acme-health", CreatedAt = begin },
        };
        scope.Db.Instances.Add(instance);
        return instance.Id;
    }

    private static async Task<CastPatient> PatientAsync(WriteScope scope, Guid instance, Story story, DateTimeOffset begin, DateTimeOffset now)
    {
        var patient = new Patient
        {
            Id = Guid.CreateVersion7(begin),
            InstanceId = instance,
            FirstName = story.First,
            LastName = story.Last,
            BirthDate = story.Born,
            Gender = story.Gender,
            Language = story.Language,
            Mrn = story.Mrn,
            ExternalId = $"demo-{story.Mrn}",
            Email = EmailOf(story.First, story.Last),
            CreatedAt = begin,
            UpdatedAt = begin,
        };
        var conversation = new Conversation { Id = Guid.CreateVersion7(begin), InstanceId = instance, Patient = patient, CreatedAt = begin };
        scope.Db.Conversations.Add(conversation);
        scope.Db.RecordItems.AddRange(story.Record.Select((line, i) => new RecordItem
        {
            Id = Guid.CreateVersion7(begin),
            PatientId = patient.Id,
            Kind = line.Kind,
            ExternalId = $"demo-{story.Mrn}-{i}",
            Text = line.Text,
            Detail = line.Detail,
            At = line.InDays is { } days ? now.AddDays(days) : null,
            IsActive = true,
        }));
        await scope.Db.SaveChangesAsync();
        var wanted = new NewPerson(instance, Roles.Patient, EmailOf(story.First, story.Last), story.First, story.Last, PatientId: patient.Id, IsDemo: true);
        return new CastPatient(story, patient.Id, conversation.Id, await ActorAsync(scope, wanted, begin));
    }

    /// <summary>Makes an account and a session for the telling, which is ended with it.</summary>
    private static async Task<Actor> ActorAsync(WriteScope scope, NewPerson wanted, DateTimeOffset begin)
    {
        var person = await scope.AddPersonAsync(wanted, begin);
        var session = new Session { Id = Guid.CreateVersion7(begin), PersonId = person.Id, CreatedAt = begin };
        scope.Db.Sessions.Add(session);
        await scope.Db.SaveChangesAsync();
        return new Actor
        {
            Kind = ActorKind.Person,
            Id = person.Id,
            InstanceId = person.InstanceId,
            Role = person.Role,
            PatientId = person.PatientId,
            SessionId = session.Id,
            Name = person.DisplayName,
        };
    }

    private static string NameOf(string first, string last) => $"{first}.{last}".ToLowerInvariant();

    private static string EmailOf(string first, string last) => $"{NameOf(first, last)}@acme-health.example";
}
