using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Tests.Accounts;

/// <summary>Accounts with a password, made as the program makes them.</summary>
internal static class Residents
{
    /// <summary>Makes an account of a role in an instance; a patient gets a record.</summary>
    public static async Task<Person> ResidentAsync(this PortalHost host, Guid instanceId, string role)
    {
        var patient = role == Roles.Patient ? (await host.PatientAsync(instanceId)).PatientId : (Guid?)null;
        return await host.WriteAsync(scope => scope.AddPersonAsync(
            new NewPerson(instanceId, role, $"{Guid.NewGuid():N}@example.com", "Dana", "Ortiz", PatientId: patient, Password: VisitorMaking.Hashed),
            host.Clock.GetUtcNow()));
    }

    /// <summary>Makes the account and signs it in.</summary>
    public static async Task<(Visitor Visitor, Person Person)> SignedInAsync(this PortalHost host, Guid instanceId, string role)
    {
        var person = await host.ResidentAsync(instanceId, role);
        var visitor = host.Visit();
        await visitor.SignInAsync(person.Email!, VisitorMaking.Password);
        return (visitor, person);
    }
}
