using CareChat.Web.Accounts.Admin;

namespace CareChat.Web.Notifications;

/// <summary>Registers the reminders by e-mail.</summary>
public static class NotificationsRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("CareChat:Mail");
        services.AddOptions<ReminderOptions>().BindConfiguration("CareChat:Reminders");
        services.AddSingleton<MailSettings>();
        services.AddSingleton<MailHealth>();
        services.AddSingleton<MailServer>();
        services.AddSingleton<ReminderFollower>();
        services.AddSingleton<ReminderStore>();
        services.AddSingleton<ReminderWorker>();
        services.AddHostedService(s => s.GetRequiredService<ReminderWorker>());
        services.AddSingleton(new SettingsSection(typeof(MailState)));
    }
}
