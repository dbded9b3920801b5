using System.Globalization;
using System.Text.Json;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Api;

/// <summary>
/// What an answer to contract B may know of a patient: the record, and what was entered through contract B beside it (B.7).
/// Notes are for those who hold a key; neither the patient's assistant nor a draft reads them.
/// </summary>
internal sealed class CuraFacts(FactsReader facts, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>The facts of a patient the actor may see.</summary>
    /// <exception cref="Shared.RefusedException">Not there, not the actor's, or the key is revoked.</exception>
    public async Task<PatientFacts> ReadAsync(Actor actor, Guid patientId)
    {
        var known = await facts.ReadAsync(actor, patientId);
        await using var db = await databases.CreateDbContextAsync();
        var entered = await db.PatientProfiles.AsNoTracking().Where(p => p.PatientId == patientId)
            .Select(p => new { p.Json, p.Patient!.CreatedAt }).SingleOrDefaultAsync();
        return entered is null ? known
            : With(known, CuraProfile.Of(entered.Json), Day(entered.CreatedAt), Day(clock.GetUtcNow()));
    }

    private static PatientFacts With(PatientFacts known, CuraProfile profile, DateOnly entered, DateOnly today) => known with
    {
        Name = profile.IsNameless ? null : known.Name,
        Age = known.Age ?? SaidAge.Of(profile, entered, today)?.InWords,
        Gender = known.Gender ?? profile.Gender,
        Allergies = known.Allergies is [] && profile.NoAllergies is { } none ? [new RecordLine(none, "")] : known.Allergies,
        Notes = [.. profile.Notes.Select(FactsOverlay.NoteOf).Where(note => note.Length > 0)],
        Other = Others(profile, entered).Where(field => field.Value is { Length: > 0 })
            .ToDictionary(field => field.Key, field => field.Value!),
    };

    private static IEnumerable<KeyValuePair<string, string?>> Others(CuraProfile profile, DateOnly entered) =>
    [
        new("height", Measured(profile.Height, entered)), new("weight", Measured(profile.Weight, entered)), new("race", Text(profile.Race)),
        new("blood_type", Text(profile.BloodType)), new("refill_info", Text(profile.RefillInfo)),
    ];

    /// <summary>What changes with time, with the day it was entered.</summary>
    private static string? Measured(JsonElement? value, DateOnly entered) =>
        Text(value) is { Length: > 0 } text ? string.Create(CultureInfo.InvariantCulture, $"{text} (recorded {entered:yyyy-MM-dd})") : null;

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static string? Text(JsonElement? value) => value is { } given ? FactsOverlay.TextOf(given) : null;
}
