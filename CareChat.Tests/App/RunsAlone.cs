using Xunit;

namespace CareChat.Tests.App;

/// <summary>The classes that measure time or load the machine: they run one by one, with nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Runs alone";
}
