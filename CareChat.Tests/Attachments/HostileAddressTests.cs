using System.Net;
using System.Net.Sockets;
using CareChat.Shared;
using CareChat.Web.Attachments;
using Xunit;

namespace CareChat.Tests.Attachments;

/// <summary>Addresses that would reach this machine or its neighbours: none of them reaches a server that listens on all of its addresses.</summary>
public sealed class HostileAddressTests : IDisposable
{
    private readonly TcpListener trap = new(IPAddress.IPv6Any, 0);

    public HostileAddressTests()
    {
        trap.Server.DualMode = true;
        trap.Start();
    }

    private int Port => ((IPEndPoint)trap.LocalEndpoint).Port;

    public void Dispose() => trap.Dispose();

    public static TheoryData<string> Forms =>
    [
        "https://127.0.0.1:{port}/", "https://127.0.0.1/", "https://2130706433:{port}/", "https://0177.0.0.1:{port}/", "https://0x7f.0.0.1:{port}/",
        "https://0x7f000001:{port}/", "https://017700000001:{port}/", "https://127.1:{port}/", "https://127.0.1:{port}/", "https://127.0.0.1.:{port}/",
        "https://0:{port}/", "https://0.0.0.0:{port}/", "https://00000177.1:{port}/", "https://127.0.0.0x1:{port}/", "https://[::1]:{port}/", "https://[::]:{port}/",
        "https://[0:0:0:0:0:0:0:1]:{port}/", "https://[::ffff:127.0.0.1]:{port}/", "https://[::ffff:7f00:1]:{port}/", "https://[::127.0.0.1]:{port}/",
        "https://[64:ff9b::7f00:1]:{port}/", "https://[2002:7f00:1::]:{port}/", "https://[2001:0::]:{port}/", "https://[fd00::1]:{port}/",
        "https://[fe80::1%25eth0]:{port}/", "https://[fe80::1%25lo]:{port}/", "https://[fd00:ec2::254]/", "https://[::1", "https://::1:{port}/",
        "https://localhost:{port}/", "https://localhost.:{port}/", "https://LOCALHOST:{port}/", "https://local.localhost:{port}/",
        "https://photos.example.org.:{port}/", "https://169.254.169.254/latest/meta-data/", "https://metadata.google.internal:{port}/",
        "https://100.64.0.1:{port}/", "https://192.0.0.192:{port}/", "https://198.18.0.1:{port}/", "https://224.0.0.1:{port}/", "https://255.255.255.255:{port}/",
        "https://photos.example.org@127.0.0.1:{port}/", "http://photos.example.org@127.0.0.1:{port}/", "https://photos.example.org:{port}@127.0.0.1:{port}/",
        "https://@photos.example.org:{port}/", "https://photos.example.org%40127.0.0.1:{port}/", "https://photos.example.org#@127.0.0.1:{port}/",
        "https://photos.example.org\\@127.0.0.1:{port}/", "https:\\\\127.0.0.1:{port}\\", "https:/127.0.0.1:{port}/", "https:127.0.0.1:{port}/",
        "https:///127.0.0.1:{port}/", "https://:{port}/", "https://", "https:///", "https://?x", "", " ", "//127.0.0.1:{port}/", "127.0.0.1:{port}",
        "https://127.0.0\t.1:{port}/", "https://photos.example.org\n.127.0.0.1:{port}/", "\thttps://127.0.0.1:{port}/", "https://photos.example.org:{port}/\r\nHost: x",
        "https://photos.example.org\0:{port}/", "https://１２７.０.０.１:{port}/", "https://127。0。0。1:{port}/", "https://ⓛocalhost:{port}/", "https://%31%32%37.0.0.1:{port}/",
        "http://127.0.0.1:{port}/", "http://photos.example.org:{port}/", "ftp://photos.example.org:{port}/", "file:///etc/passwd", "file://localhost/etc/passwd",
        "gopher://photos.example.org:{port}/_x", "data:image/png;base64,iVBORw0KGgo=", "javascript:alert(1)", "ws://photos.example.org:{port}/", "unix:///run/x.sock",
        "https://photos.example.org:22/", "https://photos.example.org:80/", "https://photos.example.org:0/", "https://photos.example.org:99999/",
        "https://photos.example.org:-1/", "https://photos.example.org:{port}0/", "https://-photos.example.org:{port}/", "https://photos..org:{port}/", "https://photos_.example.org:{port}/",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_hostile_form_reaches_nothing(string form)
    {
        await RefusesAsync(form.Replace("{port}", $"{Port}", StringComparison.Ordinal), host => IPAddress.TryParse(host, out var address) ? address : IPAddress.Loopback);
        await RefusesAsync(form.Replace(":{port}", "", StringComparison.Ordinal), host => IPAddress.TryParse(host, out var address) ? address : IPAddress.Loopback);
    }

    [Theory]
    [InlineData(64, 4)]
    [InlineData(63, 5)]
    [InlineData(1, 1000)]
    public async Task A_very_long_host_reaches_nothing(int label, int count) =>
        await RefusesAsync($"https://{string.Concat(Enumerable.Repeat(new string('a', label) + ".", count))}org:{Port}/", _ => IPAddress.Loopback);

    public static TheoryData<string> Closed =>
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.254", "168.63.129.16",
        "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
        "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1",
        "3fff::1", "5f00::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1",
    ];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task A_name_of_a_closed_address_reaches_nothing(string address)
    {
        Assert.False(PublicAddress.Is(IPAddress.Parse(address)));
        await RefusesAsync($"https://photos.example.org:{Port}/", _ => IPAddress.Parse(address));
        await RefusesAsync($"https://metadata.google.internal:{Port}/", _ => IPAddress.Parse(address));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2a00:1450::1")]
    public void The_open_internet_is_open(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    /// <summary>The trap works: with a rule that allows everything it is reached, and who says nothing is left in time.</summary>
    [Fact]
    public async Task Without_the_rule_the_trap_is_reached()
    {
        var network = Network(_ => IPAddress.Loopback) with { IsAllowed = _ => true };
        await Assert.ThrowsAsync<RefusedException>(() => new RemoteImage(Options(0.3), TimeProvider.System, network).FetchAsync($"https://photos.example.org:{Port}/"));
        Assert.True(trap.Pending());
    }

    private async Task RefusesAsync(string url, Func<string, IPAddress> resolve)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => new RemoteImage(Options(10), TimeProvider.System, Network(resolve)).FetchAsync(url));
        Assert.Equal(Refusal.Invalid("images", "could not fetch image"), refused.Refusal);
        Assert.Null(refused.InnerException);
        Assert.False(trap.Pending());
    }

    private static RemoteImageOptions Options(double seconds) => new() { ImageTimeout = TimeSpan.FromSeconds(seconds) };

    private RemoteImageNetwork Network(Func<string, IPAddress> resolve) =>
        new() { Resolve = (host, _) => Task.FromResult<IPAddress[]>([resolve(host)]), Port = Port };
}
