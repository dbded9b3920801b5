using CareChat.Web.Data;

namespace CareChat.Tests.App;

/// <summary>People to test with, made in the real database: a clinic, its patients, clinicians and agents.</summary>
public static class Clinic
{
    /// <summary>Makes a tenant with one instance.</summary>
    public static Task<Instance> InstanceAsync(this PortalHost host, string tenant = "acme-health", string name = "live") =>
        host.WriteAsync(async scope =>
        {
            var now = host.Clock.GetUtcNow();
            var instance = new Instance
            {
                Id = Guid.NewGuid(),
                Tenant = new Tenant { Id = Guid.NewGuid(), Name = tenant, CreatedAt = now },
                Name = name,
                DisplayName = "Acme Health",
                CreatedAt = now,
            };
            scope.Db.Instances.Add(instance);
            await scope.Db.SaveChangesAsync();
            return instance;
        });

    /// <summary>Makes a patient with an empty care-team conversation.</summary>
    public static Task<Conversation> PatientAsync(this PortalHost host, Guid instanceId, string first = "Stephen", string last = "McLaughlin") =>
        host.WriteAsync(async scope =>
        {
            var now = host.Clock.GetUtcNow();
            var conversation = new Conversation
            {
                Id = Guid.NewGuid(),
                InstanceId = instanceId,
                Patient = new Patient { Id = Guid.NewGuid(), InstanceId = instanceId, FirstName = first, LastName = last, CreatedAt = now, UpdatedAt = now },
                CreatedAt = now,
            };
            scope.Db.Conversations.Add(conversation);
            await scope.Db.SaveChangesAsync();
            return conversation;
        });

    /// <summary>Makes an account with a session and returns the actor it is.</summary>
    public static Task<Actor> PersonAsync(this PortalHost host, Guid instanceId, string role, Guid? patientId = null) =>
        host.WriteAsync(async scope =>
        {
            var now = host.Clock.GetUtcNow();
            var id = Guid.NewGuid();
            var person = new Person
            {
                Id = id,
                InstanceId = instanceId,
                Role = role,
                FirstName = "Dana",
                LastName = "Ortiz",
                Credentials = role == Roles.Clinician ? "RN" : "",
                PatientId = patientId,
                CreatedAt = now,
                SignedInAt = now,
                UserName = $"{id:N}@example.com",
                Email = $"{id:N}@example.com",
                NormalizedUserName = $"{id:N}@EXAMPLE.COM",
                NormalizedEmail = $"{id:N}@EXAMPLE.COM",
            };
            var session = new Session { Id = Guid.NewGuid(), Person = person, CreatedAt = now };
            scope.Db.Sessions.Add(session);
            await scope.Db.SaveChangesAsync();
            return new Actor
            {
                Kind = ActorKind.Person,
                Id = id,
                InstanceId = instanceId,
                Role = role,
                PatientId = patientId,
                SessionId = session.Id,
                Name = person.DisplayName,
            };
        });
}
