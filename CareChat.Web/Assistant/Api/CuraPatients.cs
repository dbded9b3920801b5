using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareChat.Shared;
using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract B's patients (B.7): the same people as everywhere, with the record and what only contract B keeps.</summary>
internal sealed class CuraPatients(IDbContextFactory<CareChatDb> databases, PatientStore patients, TimeProvider clock)
{
    /// <summary>Whose telephone numbers the clinic writes, in two letters.</summary>
    public async Task<string> CountryAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await PatientLookup.CountryAsync(db, actor, cancellationToken);
    }

    /// <summary>A patient; null where it is not there or not the actor's.</summary>
    public async Task<CuraPatientJson?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, actor, id, cancellationToken);
    }

    /// <summary>Enters a patient.</summary>
    /// <returns>The patient, and false where its number was there already: then it is the one who has it, or null where several have.</returns>
    public async Task<(CuraPatientJson? Patient, bool IsNew)> CreateAsync(WriteScope scope, Actor actor, CuraPatientInput input)
    {
        scope.RequireLive(actor);
        if (input.Digits is { } digits)
        {
            await scope.LockAsync("Instances", actor.InstanceId); // of two calls with one number the second finds the first
            var there = await PatientLookup.WithPhoneAsync(scope.Db.Patients.AsNoTracking().VisibleTo(actor), digits, CancellationToken.None);
            if (there is [var one]) return (await ReadAsync(scope.Db, actor, one, CancellationToken.None), false);
            if (there.Count > 1) return (null, false);
        }
        var patient = await patients.CreateAsync(scope, actor, input.Patient);
        Add(scope, patient.Id, RecordKind.Condition, input.Conditions);
        Add(scope, patient.Id, RecordKind.Medication, input.Medications);
        Add(scope, patient.Id, RecordKind.Allergy, input.Allergies);
        if (input.Profile.NoAllergies is { } none && Absence.IsSaidBy(none)) Add(scope, patient.Id, RecordKind.Allergy, [new RecordLine(none, "")]);
        var profile = input.Profile.Age is null ? input.Profile : input.Profile with { AgeOn = Today };
        scope.Db.PatientProfiles.Add(new PatientProfile { PatientId = patient.Id, Json = profile.ToJson() });
        await scope.Db.SaveChangesAsync();
        return (await ReadAsync(scope.Db, actor, patient.Id, CancellationToken.None), true);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private void Add(WriteScope scope, Guid patientId, RecordKind kind, IReadOnlyList<RecordLine> lines)
    {
        foreach (var (i, line) in lines.Index())
            scope.Db.RecordItems.Add(new RecordItem
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow().AddMilliseconds(i)), // read in the order they were given
                PatientId = patientId,
                Kind = kind,
                ExternalId = string.Create(CultureInfo.InvariantCulture, $"assistant-api/{i}"),
                Text = line.Text,
                Detail = line.Detail,
                IsActive = true,
                IsAbsence = Absence.IsSaidBy(line.Text),
            });
    }

    private async Task<CuraPatientJson?> ReadAsync(CareChatDb db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var patient = await db.Patients.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (patient is null) return null;
        var profile = CuraProfile.Of(await db.PatientProfiles.AsNoTracking().Where(p => p.PatientId == id).Select(p => p.Json).SingleOrDefaultAsync(cancellationToken));
        var now = clock.GetUtcNow();
        var conditions = await PatientRecord.SectionAsync(db, id, RecordKind.Condition, now, cancellationToken);
        var medications = await PatientRecord.SectionAsync(db, id, RecordKind.Medication, now, cancellationToken);
        var allergies = await PatientRecord.SectionAsync(db, id, RecordKind.Allergy, now, cancellationToken);
        if (allergies is { Lines.Count: 0, NoneSaid: null }) allergies = allergies with { NoneSaid = profile.NoAllergies };
        allergies = AllergyConditions.Beside(allergies, conditions);
        var (age, ageRecordedOn) = AgeOf(patient, profile);
        return new CuraPatientJson
        {
            Id = id,
            Name = profile.IsNameless ? null : patient.DisplayName,
            PhoneNumber = patient.PhoneDigits,
            Gender = patient.Gender == Gender.Unknown ? profile.Gender : patient.Gender.ToString().ToLowerInvariant(),
            Age = age,
            AgeRecordedOn = ageRecordedOn,
            Height = profile.Height,
            Weight = profile.Weight,
            Race = profile.Race,
            BloodType = profile.BloodType,
            Conditions = [.. Said(conditions)],
            ConditionsStatus = StatusOf(conditions),
            ConditionsNotInForce = conditions.Beside(),
            Medications = [.. medications.Lines.Select(MedicationOf)],
            MedicationsStatus = StatusOf(medications),
            MedicationsNotInForce = medications.Beside(),
            Allergies = allergies.Lines.Count > 0 ? string.Join(", ", Against(allergies).Concat(new[] { allergies.NoneSaid }.OfType<string>())) : allergies.NoneSaid,
            AllergiesStatus = StatusOf(allergies),
            AllergiesNotInForce = allergies.Beside(),
            Notes = profile.Notes,
            RemindersEnabled = profile.RemindersEnabled,
            RefillInfo = profile.RefillInfo,
            JoinStatus = profile.JoinStatus,
            SubscriptionPlan = "free",
            WhatsappTermsAccepted = false,
            CreatedAt = patient.CreatedAt,
            UpdatedAt = patient.UpdatedAt,
        };
    }

    private (int? Years, DateOnly? On) AgeOf(Patient patient, CuraProfile profile)
    {
        if (Age.InYears(patient, Today) is { } years) return (years, null);
        var said = SaidAge.Of(profile, DateOnly.FromDateTime(patient.CreatedAt.UtcDateTime), Today);
        return (said?.Years, said?.On);
    }

    private static string? StatusOf(RecordSection section) => section.StatusWord() switch
    {
        "noneKnown" => "none_known",
        "noneCurrent" => "none_current",
        "notRecorded" => "not_recorded",
        _ => null,
    };

    /// <summary>The names of a section, each once, with where and how far a condition is. What is not confirmed says so: "Asthma (provisional)".</summary>
    private static IEnumerable<string> Said(RecordSection section) => section.Lines
        .Select(line => Certainty.BesideOf(line) is { } beside ? $"{line.Text} ({beside})" : line.Text)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a patient is allergic to, with all that is known of it: "Penicillin (anaphylaxis, severe; high risk)".</summary>
    private static IEnumerable<string> Against(RecordSection allergies) => allergies.Lines
        .Select(line => line.Detail.Length > 0 ? $"{line.Text} ({line.Detail})" : line.Text)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name alone where no more is known, else the object of contract B.7.</summary>
    private static JsonElement MedicationOf(RecordLine line)
    {
        if (line.Detail.Length == 0) return JsonSerializer.SerializeToElement(line.Text);
        var parts = line.Detail.Split(FactsOverlay.DetailGap, 2);
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["name"] = line.Text,
            ["dosage"] = parts[0],
            ["frequency"] = parts.Length > 1 ? parts[1] : null,
        });
    }
}
