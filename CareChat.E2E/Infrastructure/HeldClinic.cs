using CareChat.Tests.App;
using CareChat.Web.Assistant;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.E2E.Infrastructure;

/// <summary>
/// The demo clinic with an assistant whose answers the test holds: only so is one half-written while the browser
/// looks, as the real one writes its answer at once. Everything else is tried with <see cref="AssistantClinic"/>.
/// </summary>
public sealed class HeldClinic : DemoClinic
{
    private readonly PlainAnswerer assistant = new();

    public override Task InitializeAsync()
    {
        Portal.Parts = services => services.AddSingleton<IAnswerer>(assistant);
        return base.InitializeAsync();
    }

    /// <summary>Keeps the next answer until the test lets it grow or go.</summary>
    public async Task<HeldAnswer> HoldAsync()
    {
        await using var db = Portal.Open();
        return assistant.Hold(await db.Instances.Select(i => i.Id).SingleAsync());
    }
}
