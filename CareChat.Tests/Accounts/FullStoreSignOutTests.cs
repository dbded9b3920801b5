using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>Whoever signs out is out in their browser, also where the portal can keep nothing.</summary>
public sealed class FullStoreSignOutTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Signing_out_forgets_the_cookie_though_the_store_is_full()
    {
        var instance = await host.InstanceAsync("full");
        var (visitor, _) = await host.SignedInAsync(instance.Id, Roles.Patient);
        using var leaving = visitor;
        var form = await leaving.OpenAsync("/account", "/sign-out");
        await host.FillAsync();

        var left = await leaving.SendAsync(form);

        Assert.Equal("/sign-in", left.LeadsTo());
        Assert.StartsWith("/sign-in", (await leaving.GetAsync("/chat")).LeadsTo());
        await host.MakeRoomAsync();
    }
}
