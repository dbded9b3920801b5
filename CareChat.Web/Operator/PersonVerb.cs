using System.CommandLine;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Operator;

/// <summary><c>person create</c>: an account for a patient, a clinician or an administrator.</summary>
internal static class PersonVerb
{
    private sealed record Created(Guid Id, string Email);

    /// <summary>What the operator vouches for.</summary>
    private sealed record Known(bool Identity, bool Consent)
    {
        public static readonly Known Nothing = new(false, false);
    }

    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var instance = new InstanceOptions();
        var role = new Option<string>("--role") { Description = "patient, clinician or administrator.", Required = true };
        role.AcceptOnlyFromAmong(Roles.All);
        var email = new Option<string>("--email") { Description = "What the person signs in with.", Required = true };
        var name = new Option<string>("--name") { Description = "First and last name: \"Dana Ortiz\".", Required = true };
        var credentials = new Option<string>("--credentials") { Description = "Letters behind a clinician's name: MD, RN." };
        var patient = new Option<string>("--patient") { Description = "For a patient's account: id or external id of the record it opens; a new record where not given." };
        var password = new Option<bool>("--password-stdin") { Description = "Read the password from standard input, as one line.", Required = true };
        var verified = new Option<bool>("--verified") { Description = "For a patient's account: it is known who the person is." };
        var consented = new Option<bool>("--consented") { Description = "For a patient's account: the person has agreed to telehealth." };
        var command = new Command("create", "Make an account.") { role, email, name, credentials, patient, password, verified, consented };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, _) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var (first, last) = Split(parsed.GetRequiredValue(name));
            var wanted = new NewPerson(actor.InstanceId, parsed.GetRequiredValue(role), parsed.GetRequiredValue(email),
                first, last, parsed.GetValue(credentials) ?? "");
            var typed = await Console.In.ReadLineAsync() ?? "";
            var known = new Known(parsed.GetValue(verified), parsed.GetValue(consented));
            if (known != Known.Nothing && wanted.Role != Roles.Patient)
                throw new RefusedException(Refusal.Invalid("role", "Only a patient's account can be --verified or --consented."));
            wanted = wanted with { Password = await HashAsync(services, typed) };
            return await CreateAsync(services, actor, wanted, parsed.GetValue(patient), known);
        });
        return command;
    }

    private static async Task<Created> CreateAsync(IServiceProvider services, Actor actor, NewPerson wanted, string? patient, Known known)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var store = services.GetRequiredService<PatientStore>();
        return await services.GetRequiredService<WriteLane>().WriteAsync(async scope =>
        {
            var record = patient is not null ? await FindAsync(scope, actor, patient)
                : wanted.Role == Roles.Patient ? (await store.CreateAsync(scope, actor, Record(wanted))).Id
                : (Guid?)null;
            var person = await scope.AddPersonAsync(wanted with { PatientId = record }, now);
            await VouchAsync(scope, person, known, now);
            scope.Audit(actor, "person.created", now, record, person.Id.ToString("D"));
            return new Created(person.Id, person.Email!);
        });
    }

    private static async Task<HashedPassword> HashAsync(IServiceProvider services, string password)
    {
        try
        {
            return await services.GetRequiredService<Passwords>().HashAsync(password);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(Refusal.Conflict("PASSWORD_REFUSED", $"The password is refused: {refused.Message}."));
        }
    }

    private static async Task VouchAsync(WriteScope scope, Person person, Known known, DateTimeOffset now)
    {
        if (known.Identity) person.VerifiedAt = now;
        if (known.Consent)
        {
            var record = await scope.Db.Patients.SingleAsync(p => p.Id == person.PatientId);
            (record.OwnerId, record.ConsentedAt, record.ConsentVersion) = (person.Id, now, Consent.Version);
        }
        await scope.Db.SaveChangesAsync();
    }

    private static async Task<Guid> FindAsync(WriteScope scope, Actor actor, string patient)
    {
        var id = Guid.TryParse(patient, out var parsed) ? parsed : Guid.Empty;
        var found = await scope.Db.Patients.VisibleTo(actor).Where(p => p.Id == id || p.ExternalId == patient)
            .OrderByDescending(p => p.Id == id).Select(p => p.Id).Take(2).ToListAsync();
        if (found.Contains(id) || found is [_]) return found.Contains(id) ? id : found[0];
        throw new RefusedException(found.Count == 0 ? Refusal.NotFound("Patient", patient)
            : Refusal.Conflict("PATIENT_NOT_SINGLE", $"Several patients have the id \"{patient}\", each from another source: name the patient's own id"));
    }

    private static NewPatient Record(NewPerson person) => new() { FirstName = person.FirstName, LastName = person.LastName, Email = person.Email };

    /// <summary>The last word is the last name; a single word is the first.</summary>
    private static (string First, string Last) Split(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? (name.Trim(), "") : (string.Join(' ', words[..^1]), words[^1]);
    }
}
