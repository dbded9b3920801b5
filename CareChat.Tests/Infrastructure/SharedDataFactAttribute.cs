using Xunit;

namespace CareChat.Tests.Infrastructure;

/// <summary>A fact about the real material; skipped where the machine does not have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null) Skip = "The folder ../shared/data is not beside the repository.";
    }
}
