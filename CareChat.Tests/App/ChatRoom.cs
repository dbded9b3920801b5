using CareChat.Web.Data;

namespace CareChat.Tests.App;

/// <summary>A conversation with its patient and a nurse, in an instance of its own.</summary>
public sealed record ChatRoom(Conversation Conversation, Actor Patient, Actor Nurse)
{
    /// <summary>The conversation's id.</summary>
    public Guid Id => Conversation.Id;

    /// <summary>Makes one.</summary>
    public static async Task<ChatRoom> InAsync(PortalHost host)
    {
        var instance = await host.InstanceAsync($"t-{Guid.NewGuid():N}");
        var conversation = await host.PatientAsync(instance.Id);
        return new ChatRoom(conversation, await host.PersonAsync(instance.Id, Roles.Patient, conversation.PatientId), await host.PersonAsync(instance.Id, Roles.Clinician));
    }
}
