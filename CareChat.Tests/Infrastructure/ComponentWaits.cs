using System.Runtime.CompilerServices;
using Bunit;

namespace CareChat.Tests.Infrastructure;

/// <summary>How long a component may take on a busy machine before a test calls it late.</summary>
internal static class ComponentWaits
{
    [ModuleInitializer]
    internal static void Allow() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(15);
}
