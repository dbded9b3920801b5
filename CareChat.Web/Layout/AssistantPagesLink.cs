using Microsoft.AspNetCore.Components.Routing;

namespace CareChat.Web.Layout;

/// <summary>The administrators' way to the pages about the assistant, which stand under several addresses.</summary>
public sealed class AssistantPagesLink : NavLink
{
    private static readonly string[] Places = ["/admin/assistant", "/admin/knowledge", "/admin/safety"];

    /// <inheritdoc />
    protected override bool ShouldMatch(string uriAbsolute) =>
        Uri.TryCreate(uriAbsolute, UriKind.Absolute, out var uri) && Array.Exists(Places, p => uri.AbsolutePath.StartsWith(p, StringComparison.Ordinal));
}
