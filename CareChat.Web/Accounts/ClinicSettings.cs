using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>What patients read about the clinic.</summary>
/// <param name="Country">Two letters of the country whose telephone numbers need no code here.</param>
/// <param name="AllowedOrigins">Origins of other pages that may call from a browser, parted by blanks.</param>
public sealed record ClinicView(
    string DisplayName, string EmergencyNumber, string AnswersWithin, string Country = PhoneNumber.UsualCountry,
    string AllowedOrigins = "");

/// <summary>Reads and changes what an instance says of itself.</summary>
public sealed class ClinicSettings(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    private const int LongestOrigins = 400;

    /// <summary>The settings of the actor's instance.</summary>
    public async Task<ClinicView> FindAsync(Actor actor)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Instances.Where(i => i.Id == actor.InstanceId)
            .Select(i => new ClinicView(i.DisplayName, i.EmergencyNumber, i.AnswersWithin, i.Country, i.AllowedOrigins)).SingleAsync();
    }

    /// <summary>Changes them, as an administrator.</summary>
    /// <exception cref="RefusedException">A field is wrong, or the actor is no administrator.</exception>
    public Task SaveAsync(Actor actor, ClinicView settings) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Instance"));
        var instance = await scope.Db.Instances.SingleAsync(i => i.Id == actor.InstanceId);
        instance.DisplayName = TextRules.Accept(settings.DisplayName, "displayName", 100);
        instance.EmergencyNumber = TextRules.Accept(settings.EmergencyNumber, "emergencyNumber", 30);
        instance.AnswersWithin = TextRules.Accept(settings.AnswersWithin, "answersWithin", 120, mayBeEmpty: true);
        instance.AllowedOrigins = OriginsOf(settings.AllowedOrigins);
        if (instance.Country != settings.Country) await MoveAsync(scope, instance, settings.Country);
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "instance.changed", clock.GetUtcNow(), subject: instance.Id.ToString("D"));
    });

    /// <summary>Origins as browsers write them: with a path behind it an address is a page's, and no origin.</summary>
    private static string OriginsOf(string given)
    {
        const string field = "allowedOrigins";
        var words = WebOrigin.Words(TextRules.Accept(given, field, LongestOrigins, mayBeEmpty: true));
        var wrong = words.FirstOrDefault(word => WebOrigin.Of(word) is null || new Uri(word).PathAndQuery != "/");
        if (wrong is not null) throw new RefusedException(Refusal.Invalid(field, $"{wrong} is no origin. Write https://app.example.org"));
        return string.Join(' ', words.Select(WebOrigin.Of).Distinct());
    }

    /// <summary>Sets the country, and reads the numbers that are there as they are written in it.</summary>
    private static async Task MoveAsync(WriteScope scope, Instance instance, string country)
    {
        if (!PhoneNumber.Countries.Contains(country)) throw new RefusedException(Refusal.Invalid("country", "country must be the two letters of a country"));
        instance.Country = country;
        foreach (var patient in await scope.Db.Patients.Where(p => p.InstanceId == instance.Id && p.Phone != null).ToListAsync()) patient.ReadPhone(country);
    }
}
