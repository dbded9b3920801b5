using System.Text;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Patients;

/// <summary>Imports bundles into clinics of their own, and reads who is there.</summary>
internal static class ImportCase
{
    private sealed class Silence : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }

    /// <summary>A fresh clinic's operator.</summary>
    public static async Task<Actor> ClinicAsync(this PortalHost host, string name) => Actor.Operator((await host.InstanceAsync(name)).Id);

    /// <summary>Imports a bundle.</summary>
    public static Task<PatientImportResult> ImportAsync(this PortalHost host, Actor actor, string bundle, string? source = null, IProgress<int>? progress = null) =>
        host.Services.GetRequiredService<PatientImport>().RunAsync(actor, new MemoryStream(Encoding.UTF8.GetBytes(bundle)), "bundle.json", progress ?? new Silence(), source);

    /// <summary>The clinic's patients, each with the lines of the record.</summary>
    public static async Task<List<(Patient Patient, List<RecordItem> Lines)>> PeopleAsync(this PortalHost host, Actor actor)
    {
        await using var db = host.Open();
        var people = await db.Patients.AsNoTracking().Where(p => p.InstanceId == actor.InstanceId).OrderBy(p => p.LastName).ToListAsync();
        var lines = await db.RecordItems.AsNoTracking().Where(r => r.Patient!.InstanceId == actor.InstanceId).ToListAsync();
        return people.ConvertAll(p => (p, lines.Where(l => l.PatientId == p.Id).ToList()));
    }
}
