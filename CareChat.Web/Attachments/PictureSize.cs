namespace CareChat.Web.Attachments;

/// <summary>How large a picture is made for a page; the value is its longer side in pixels.</summary>
public enum PictureSize
{
    /// <summary>In a message.</summary>
    Small = 640,

    /// <summary>On its own, over the page.</summary>
    Large = 2560,
}
