namespace CareChat.Web.Attachments;

/// <summary>How much is spent on a picture from elsewhere: section <c>CareChat:Encounters</c>; the defaults are the contract's (C.1).</summary>
public sealed class RemoteImageOptions
{
    /// <summary>For everything together: the name, the connection, all hops, the last byte.</summary>
    public TimeSpan ImageTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest picture in bytes.</summary>
    public int ImageBytes { get; set; } = 10 * 1024 * 1024;
}
