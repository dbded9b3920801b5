namespace CareChat.Web.Patients;

/// <summary>Registers patients and their record.</summary>
public static class PatientsRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddPatients(this IServiceCollection services)
    {
        services.AddSingleton<PatientDirectory>();
        services.AddSingleton<PatientImport>();
        services.AddSingleton<PatientPages>();
        services.AddSingleton<PatientStore>();
        services.AddSingleton<PatientRecord>();
        services.AddSingleton<PatientNames>();
        services.AddSingleton<PatientAssistant>();
    }
}
