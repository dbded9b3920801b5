using System.Reflection;

namespace CareChat.Web.Http;

/// <summary>This program's version.</summary>
internal static class ProgramVersion
{
    /// <summary>The version as it is released: "1.2.0".</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
