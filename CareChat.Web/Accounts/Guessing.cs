using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Accounts;

/// <summary>What is guessed at.</summary>
public enum Guessed
{
    /// <summary>A password.</summary>
    Password,

    /// <summary>A code of the app: there are a million of them, and several fit at any moment.</summary>
    Code,

    /// <summary>A code kept for a lost phone: too long to be guessed.</summary>
    RecoveryCode,
}

/// <summary>
/// Slows guessing down, of passwords and of codes. A browser that is known at the account answers for its own tries alone.
/// Others answer for their network, and for what their network tried at this account; while a password is guessed at from
/// many networks, a new one waits once and is then let in like any other. So a stranger's guesses keep nobody out. What
/// is counted is the name that was typed, whether it is anybody's or not.
/// </summary>
/// <remarks>
/// Codes of the app are few, and whoever guesses at them has the password already: there all unknown browsers wait
/// together, so that little more than a hundred codes a day are looked at, from however many networks they come.
/// </remarks>
public sealed class Guessing(SignInOptions options, ClientAddress addresses, KnownBrowsers browsers, TimeProvider clock)
{
    private readonly WrongTries passwords = new(options.Remembered, clock);

    /// <summary>By themselves: only a right password leads here, so that made-up names push nothing out.</summary>
    private readonly WrongTries codes = new(options.CodesRemembered, clock);

    /// <summary>Counts a try, or says how long it must wait.</summary>
    /// <param name="http">The request.</param>
    /// <param name="what">What is guessed at.</param>
    /// <param name="account">The name that was typed, or an account's id.</param>
    /// <param name="person">The account; null where the name is nobody's.</param>
    public Try Begin(HttpContext http, Guessed what, string account, Person? person)
    {
        if (person is not null && browsers.Find(http) is { } browser && browser.Knows(person)) return BeginOwn(what, browser.Id, person.Id);
        var tries = TriesAt(what);
        var networks = addresses.NetworksOf(http);
        var pairs = networks.Select(n => Pair(what, account, n)).ToList();
        var strangers = Strangers(what, account);
        if (what != Guessed.Code && tries.CountOf(strangers.Key) >= options.TriesUntilAlarm)
        {
            if (tries.IsNew(pairs[0].Key)) tries.Delay(pairs[0].Key, options.NewcomerWait);
            pairs[0] = pairs[0] with { Free = 0, First = options.NewcomerWait };
        }
        return tries.Begin([.. pairs, .. networks.Select(n => Address(what, n)), strangers]);
    }

    /// <summary>The same for a browser, or a session, that answers for itself alone.</summary>
    public Try BeginOwn(Guessed what, Guid owner, Guid personId) => TriesAt(what).Begin(
        new Tally(KeyOf("own", KindOf(what), $"{personId:N}", $"{owner:N}"), options.FreeTries, options.FirstWait, options.LongestWait));

    private WrongTries TriesAt(Guessed what) => what == Guessed.Password ? passwords : codes;

    /// <summary>What one network tries at one account.</summary>
    private Tally Pair(Guessed what, string account, ClientNetwork network) => new(KeyOf("pair", KindOf(what), account, $"{network.Key:N}"),
        options.FreeTries * TimesOf(network), options.FirstWait, options.LongestWait);

    /// <summary>What one network tries at all accounts.</summary>
    private Tally Address(Guessed what, ClientNetwork network) => new(KeyOf("address", KindOf(what), $"{network.Key:N}"),
        options.FreeTriesPerAddress * TimesOf(network), options.FirstWait, options.LongestAddressWait);

    /// <summary>What all unknown browsers try at one account: they wait for each other where a code of the app is guessed at.</summary>
    private Tally Strangers(Guessed what, string account) => new(KeyOf("strangers", what.ToString(), account),
        what == Guessed.Code ? options.FreeTries : int.MaxValue, options.FirstWait, options.LongestWait);

    private int TimesOf(ClientNetwork network) => network.IsSite ? options.SiteTimes : 1;

    private static string KindOf(Guessed what) => what == Guessed.Password ? "password" : "code";

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
