using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Http;

namespace CareChat.Web.Accounts;

/// <summary>
/// Slows guessing down, of passwords and of codes. A browser that is known at the account answers for its own tries alone.
/// Others answer for their address, and for what their address tried at this account; while an account is guessed at from
/// many addresses, a new one waits once and is then let in like any other. So a stranger's guesses keep nobody out. What
/// is counted is the name that was typed, whether it is anybody's or not.
/// </summary>
public sealed class Guessing(SignInOptions options, ClientAddress addresses, KnownBrowsers browsers, TimeProvider clock)
{
    private readonly WrongTries tries = new(options, clock);

    /// <summary>Counts a try, or says how long it must wait.</summary>
    /// <param name="http">The request.</param>
    /// <param name="secret">What is guessed at: <c>password</c>, <c>code</c>.</param>
    /// <param name="account">The name that was typed, or an account's id.</param>
    /// <param name="personId">The account; null where the name is nobody's.</param>
    public Try Begin(HttpContext http, string secret, string account, Guid? personId)
    {
        if (personId is { } person && browsers.Find(http) is { } browser && browser.People.ContainsKey(person))
            return BeginOwn(secret, browser.Id, person);
        var address = KeyOf("address", secret, addresses.KeyOf(http).ToString("N"));
        var strangers = KeyOf("strangers", secret, account);
        var pair = KeyOf("pair", secret, account, addresses.KeyOf(http).ToString("N"));
        var isAlarm = tries.CountOf(strangers) >= options.TriesUntilAlarm;
        if (isAlarm && tries.IsNew(pair)) tries.Delay(pair, options.NewcomerWait);
        var wait = Longer(tries.WaitOf(pair), tries.WaitOf(address));
        if (wait > TimeSpan.Zero) return new Try(wait, () => { });
        tries.Add(pair, isAlarm ? 0 : options.FreeTries, isAlarm ? options.NewcomerWait : options.FirstWait, options.LongestWait);
        tries.Add(address, options.FreeTriesPerAddress, options.FirstWait, options.LongestAddressWait);
        tries.Add(strangers, int.MaxValue, TimeSpan.Zero, TimeSpan.Zero);
        return new Try(TimeSpan.Zero, () =>
        {
            tries.Forget(pair);
            tries.TakeBack(address);
            tries.TakeBack(strangers);
        });
    }

    /// <summary>The same for a browser, or a session, that answers for itself alone.</summary>
    public Try BeginOwn(string secret, Guid owner, Guid personId)
    {
        var own = KeyOf("own", secret, personId.ToString("N"), owner.ToString("N"));
        var wait = tries.WaitOf(own);
        if (wait > TimeSpan.Zero) return new Try(wait, () => { });
        tries.Add(own, options.FreeTries, options.FirstWait, options.LongestWait);
        return new Try(TimeSpan.Zero, () => tries.Forget(own));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static Guid KeyOf(params ReadOnlySpan<string> parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))).AsSpan(0, 16));
}

/// <summary>A try that was counted as wrong, unless it must wait.</summary>
/// <param name="Wait">How long until another is looked at; zero for one that is looked at now.</param>
/// <param name="Right">Says that it was right: what was counted is taken back.</param>
public sealed record Try(TimeSpan Wait, Action Right)
{
    /// <summary>True where this one is not looked at.</summary>
    public bool MustWait => Wait > TimeSpan.Zero;
}
