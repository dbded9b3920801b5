namespace CareChat.E2E.Infrastructure;

/// <summary>The pictures <c>build/pictures.sh</c> makes of every screen.</summary>
public static class Pictures
{
    /// <summary>Where they go (<c>CARECHAT_PICTURES</c>); null: none are made.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("CARECHAT_PICTURES");

    /// <summary>The windows' widths a screen is looked at in; a tablet's only where somebody looks.</summary>
    public static int[] Widths { get; } = Folder is null ? [390, 1280] : [390, 768, 1280];
}
