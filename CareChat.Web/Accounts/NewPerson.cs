using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Password">Made by <see cref="Passwords"/> before; null where the owner will set it by a one-time address.</param>
/// <param name="PatientId">The record a patient's account opens; required for patients, refused for others.</param>
public sealed record NewPerson(
    Guid InstanceId, string Role, string Email, string FirstName, string LastName,
    string Credentials = "", Guid? PatientId = null, HashedPassword? Password = null, bool IsDemo = false);

/// <summary>The one way an account comes into the world: invitations, the operator, the demo and the first start alike.</summary>
public static class PersonMaking
{
    /// <summary>Adds the account, saved with the transaction; the caller audits.</summary>
    /// <exception cref="RefusedException">A field is wrong, the e-mail is taken, or the patient is not there.</exception>
    public static async Task<Person> AddPersonAsync(this WriteScope scope, NewPerson wanted, DateTimeOffset now)
    {
        if (!Roles.All.Contains(wanted.Role)) throw new RefusedException(Refusal.Invalid("role", "role must be patient, clinician or administrator"));
        var email = AcceptEmail(wanted.Email);
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            InstanceId = wanted.InstanceId,
            Role = wanted.Role,
            FirstName = TextRules.Accept(wanted.FirstName, "firstName", 100),
            LastName = TextRules.Accept(wanted.LastName, "lastName", 100, mayBeEmpty: true),
            Credentials = TextRules.Accept(wanted.Credentials, "credentials", 40, mayBeEmpty: true),
            Email = email,
            UserName = email,
            NormalizedEmail = Normal(email),
            NormalizedUserName = Normal(email),
            EmailConfirmed = true,
            IsDemo = wanted.IsDemo,
            CreatedAt = now,
        };
        if (await scope.Db.Users.AnyAsync(p => p.NormalizedEmail == person.NormalizedEmail))
            throw new RefusedException(Refusal.Conflict("EMAIL_TAKEN", "An account with this e-mail exists already") with { Field = "email" });
        await scope.LinkAsync(person, wanted.PatientId);
        if (wanted.Password is not null) person.SetPassword(wanted.Password);
        else person.Restamp();
        scope.Db.Users.Add(person);
        await scope.Db.SaveChangesAsync();
        return person;
    }

    /// <summary>Points a patient's account at the record it opens.</summary>
    /// <exception cref="RefusedException">No such patient, or the role has no record.</exception>
    public static async Task LinkAsync(this WriteScope scope, Person person, Guid? patientId)
    {
        if (person.Role != Roles.Patient)
        {
            if (patientId is not null) throw new RefusedException(Refusal.Invalid("patientId", "Only a patient's account opens a record"));
            return;
        }
        if (patientId is null || !await scope.Db.Patients.AnyAsync(p => p.Id == patientId && p.InstanceId == person.InstanceId))
            throw new RefusedException(Refusal.NotFound("Patient", patientId));
        person.PatientId = patientId;
    }

    /// <summary>Sets a password. What <see cref="Restamp"/> ends is ended.</summary>
    public static void SetPassword(this Person person, HashedPassword password)
    {
        person.PasswordHash = password.Hash;
        person.Restamp();
    }

    /// <summary>Ends what was made by the account as it was: its cookies, and that browsers are known at it.</summary>
    public static void Restamp(this Person person) =>
        (person.SecurityStamp, person.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());

    private static string AcceptEmail(string text)
    {
        var email = TextRules.Accept(text, "email", 200);
        if (!System.Net.Mail.MailAddress.TryCreate(email, out var address) || address.Address != email)
            throw new RefusedException(Refusal.Invalid("email", "This is not an e-mail address"));
        return email;
    }

    private static string Normal(string email) => email.Normalize().ToUpperInvariant();
}
