using CareChat.Web.Attachments;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using static CareChat.Web.Demo.Telling;

namespace CareChat.Web.Demo;

/// <summary>Turns a beat of a story into what the portal would have done.</summary>
internal sealed class Teller(DemoCast cast, MessageStore messages, ConversationStore conversations, NoteStore notes, AttachmentStore files)
{
    /// <summary>Does what the beat says.</summary>
    public Task TellAsync(CastPatient patient, Beat beat)
    {
        var actor = beat.Who == Self ? patient.Actor : cast.Team[beat.Who];
        var conversation = patient.ConversationId;
        return beat.Deed switch
        {
            Deed.Says => messages.PostAsync(actor, new PostMessage(conversation, beat.Text)),
            Deed.SaysByApi => messages.PostAsync(cast.Agent, new PostMessage(conversation, beat.Text)),
            Deed.ShowsPhoto => ShowAsync(actor, patient, beat.Text),
            Deed.Reads => conversations.MarkReadAsync(actor, conversation, int.MaxValue),
            Deed.Notes => notes.PostAsync(actor, new PostNote(conversation, beat.Text)),
            Deed.Takes => conversations.AssignAsync(actor, conversation, actor.Id),
            Deed.Closes => conversations.CloseAsync(actor, conversation),
            _ => throw new NotSupportedException(beat.Deed.ToString()),
        };
    }

    private async Task ShowAsync(Actor actor, CastPatient patient, string text)
    {
        using var photo = new MemoryStream(DemoPhoto.Draw(960, 720));
        var file = await files.UploadAsync(actor, patient.PatientId, photo, "arm.png");
        await messages.PostAsync(actor, new PostMessage(patient.ConversationId, text, AttachmentId: file.Id));
    }
}
