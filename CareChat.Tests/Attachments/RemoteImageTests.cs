using System.Net;
using System.Net.Sockets;
using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Attachments;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Attachments;

/// <summary>Contract C.1: pictures by address, from a real https server.</summary>
public sealed class RemoteImageTests(PhotoServer server) : IClassFixture<PhotoServer>
{
    private static readonly IPAddress Beside = IPAddress.Parse("127.0.0.2");

    [Theory]
    [InlineData("/good")]
    [InlineData("/good?size=large#top")]
    [InlineData("/hops/2")]
    [InlineData("/to?where=https://other.example.org:{port}/good")]
    public async Task A_picture_is_fetched_and_known_by_its_bytes(string path) =>
        Assert.Equal(TellingPictures.CleanJpeg, await Images(server.Network()).FetchAsync(Address(path)));

    [Theory]
    [InlineData("/page")]
    [InlineData("/empty")]
    [InlineData("/missing")]
    [InlineData("/long")]
    [InlineData("/endless")]
    [InlineData("/hops/3")]
    [InlineData("/to?where=")]
    public async Task What_is_no_picture_or_too_large_or_too_far_is_refused(string path) => await RefusesAsync(Images(server.Network()), Address(path));

    [Theory]
    [InlineData("/drip")]
    [InlineData("/silent")]
    public async Task Who_takes_too_long_is_left(string path) =>
        await RefusesAsync(Images(server.Network(), TimeSpan.FromMilliseconds(500)), Address(path));

    [Theory]
    [InlineData("https://127.0.0.1:{port}/good")]
    [InlineData("https://[::1]:{port}/good")]
    [InlineData("//127.0.0.1:{port}/good")]
    [InlineData("http://photos.example.org:{port}/good")]
    [InlineData("https://photos.example.org:22/good")]
    [InlineData("https://user@photos.example.org:{port}/good")]
    [InlineData("https://beside.example.org:{port}/good")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://metadata.google.internal:{port}/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://photos.example.org:{port}/")]
    public async Task A_redirect_is_checked_like_the_first_address(string where)
    {
        var fresh = new PhotoServer();
        await fresh.InitializeAsync();
        using var trap = new TcpListener(Beside, fresh.Port);
        trap.Start();
        var network = fresh.Network() with { Resolve = (host, _) => Task.FromResult<IPAddress[]>([host.StartsWith("photos", StringComparison.Ordinal) ? IPAddress.Loopback : Beside]) };

        await RefusesAsync(Images(network), $"https://photos.example.org:{fresh.Port}/to?where={Uri.EscapeDataString(where.Replace("{port}", $"{fresh.Port}", StringComparison.Ordinal))}");

        Assert.Equal(["photos.example.org /to"], fresh.Requests);
        Assert.Equal(1, fresh.Connections);
        Assert.False(trap.Pending());
        await fresh.DisposeAsync();
    }

    [Fact]
    public async Task A_name_that_moves_next_door_after_the_check_is_not_followed()
    {
        using var trap = new TcpListener(Beside, server.Port);
        trap.Start();
        var asked = 0;
        var images = Images(server.Network() with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Loopback : Beside]) });

        Assert.Equal(TellingPictures.CleanJpeg, await images.FetchAsync(Address("/good")));
        Assert.Equal(1, asked);
        await RefusesAsync(images, Address("/good"));
        asked = 0;
        await RefusesAsync(images, Address("/hops/0"));
        Assert.Equal(2, asked);
        Assert.False(trap.Pending());
    }

    [Fact]
    public async Task One_address_that_is_closed_closes_the_name()
    {
        var before = server.Requests.Count;
        await RefusesAsync(Images(server.Network() with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, Beside]) }), Address("/good"));
        await RefusesAsync(Images(server.Network() with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([]) }), Address("/good"));
        await RefusesAsync(Images(server.Network() with { Resolve = (_, _) => throw new SocketException(11001) }), Address("/good"));
        Assert.Equal(before, server.Requests.Count);
    }

    [Fact]
    public async Task A_certificate_that_nobody_knows_is_refused_and_its_issuer_not_fetched()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var unknown = new PhotoServer { Issuer = new Uri($"http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}/issuer.crt") };
        await unknown.InitializeAsync();

        await RefusesAsync(Images(unknown.Network() with { Trust = null }), $"https://photos.example.org:{unknown.Port}/good");

        Assert.Equal(1, unknown.Connections);
        Assert.Empty(unknown.Requests);
        Assert.False(trap.Pending());
        await unknown.DisposeAsync();
    }

    [Fact]
    public async Task Who_asked_may_give_up()
    {
        using var given = new CancellationTokenSource();
        var fetching = Images(server.Network()).FetchAsync(Address("/silent"), given.Token);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    [Fact]
    public async Task The_limits_are_settings()
    {
        Assert.Equal((TimeSpan.FromSeconds(10), 10 * 1024 * 1024), (new RemoteImageOptions().ImageTimeout, new RemoteImageOptions().ImageBytes));
        await using var host = new PortalHost { Settings = { ["CareChat:Encounters:ImageTimeout"] = "00:00:03", ["CareChat:Encounters:ImageBytes"] = "99" } };
        var options = host.Services.GetRequiredService<RemoteImageOptions>();
        Assert.Equal((TimeSpan.FromSeconds(3), 99), (options.ImageTimeout, options.ImageBytes));
        Assert.NotNull(host.Services.GetRequiredService<RemoteImage>());
        await RefusesAsync(new RemoteImage(options, TimeProvider.System, server.Network()), Address("/good"));
    }

    private static RemoteImage Images(RemoteImageNetwork network, TimeSpan? limit = null) =>
        new(new RemoteImageOptions { ImageTimeout = limit ?? TimeSpan.FromSeconds(10) }, TimeProvider.System, network);

    private string Address(string path) => $"https://photos.example.org:{server.Port}{path.Replace("{port}", $"{server.Port}", StringComparison.Ordinal)}";

    private static async Task RefusesAsync(RemoteImage images, string url)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => images.FetchAsync(url));
        Assert.Equal(Refusal.Invalid("images", "could not fetch image"), refused.Refusal);
        Assert.Null(refused.InnerException);
    }
}
