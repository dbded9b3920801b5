namespace CareChat.Web.Attachments;

/// <summary>How a file is shown.</summary>
public enum FileKind
{
    Image,
    Document,
    Audio,
}
