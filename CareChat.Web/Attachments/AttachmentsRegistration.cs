using Microsoft.Extensions.Options;

namespace CareChat.Web.Attachments;

/// <summary>Registers files: upload, storage, download.</summary>
public static class AttachmentsRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddAttachments(this IServiceCollection services)
    {
        services.AddSingleton<FileFolder>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<AttachmentStore>();
        services.AddOptions<RemoteImageOptions>().BindConfiguration("CareChat:Encounters");
        services.AddSingleton(s => s.GetRequiredService<IOptions<RemoteImageOptions>>().Value);
        services.AddSingleton<RemoteImage>();
        services.AddHostedService<UnusedFileSweep>();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapAttachments(this WebApplication app) => app.MapPortalFiles();
}
