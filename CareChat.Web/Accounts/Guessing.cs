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
/// Slows guessing down, of passwords and of codes, by waits whose end is told. A browser that is known at the account waits
/// for its own mistakes alone. Any other is a stranger there, and counts by its place: its network, or whoever else of the care
/// team signed in with it last, as at the computer of a ward. What is counted is the name that was typed, anybody's or not.
/// </summary>
/// <remarks>
/// What is bounded, with the settings as they come:
/// <list type="bullet">
/// <item>What is tried from its place at other accounts makes a stranger wait five seconds at most, and not before its first
/// try in an hour.</item>
/// <item>What is tried from elsewhere at this account makes it wait once, half a minute. Then five tries an hour from its place
/// are looked at whatever others do; further ones take turns with theirs, half a minute each.</item>
/// <item>What is tried from its own place at this account makes it wait half a minute at most each time. A guesser there may
/// take each of these turns, because nothing tells the right password from a lucky guess: meanwhile the owner gets in by a
/// known browser, from another place, by a passkey or by a new link from the clinic.</item>
/// <item>So 2,880 passwords a day are looked at for one account from all places together, and 120 more from each. A known
/// browser has not quite 300 to itself.</item>
/// <item>Codes of the app are few, and whoever guesses at them has the password already. There strangers wait for each other
/// wherever they are, a quarter of an hour at most each time: little more than a hundred codes a day are looked at.</item>
/// </list>
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
        var browser = browsers.Find(http);
        if (person is not null && browser?.Knows(person) == true) return BeginOwn(what, browser.Id, person.Id);
        var tries = TriesAt(what);
        var places = PlacesOf(http, browser, person);
        var pairs = places.Select(p => Pair(what, account, p)).ToList();
        var strangers = Strangers(what, account);
        var isFirst = pairs.TrueForAll(p => tries.CountOf(p.Key) == 0);
        var isOneOfFew = what != Guessed.Code && pairs.TrueForAll(p => tries.CountOf(p.Key) < p.Free);
        var isAlarm = isOneOfFew && tries.CountOf(strangers.Key) >= options.TriesUntilAlarm;
        if (isAlarm && tries.IsNew(pairs[0].Key)) tries.Delay(pairs[0].Key, options.NewcomerWait);
        var atAll = places.Select(p => AtAll(what, p) with { IsWaitedFor = !isFirst });
        return tries.Begin([.. pairs, .. atAll, strangers with { IsWaitedFor = !isOneOfFew }]);
    }

    /// <summary>The same for a browser, or a session, that answers for itself alone.</summary>
    public Try BeginOwn(Guessed what, Guid owner, Guid personId) => TriesAt(what).Begin(
        new Tally(KeyOf("own", KindOf(what), $"{personId:N}", $"{owner:N}"), options.FreeTries, options.FirstWait, options.LongestWait));

    private WrongTries TriesAt(Guessed what) => what == Guessed.Password ? passwords : codes;

    /// <summary>
    /// Where a stranger comes from. A browser with which somebody else of the care team has signed in is not held to be the
    /// script behind the same address; by the person, because of browsers one could make as many as one likes, as of patients.
    /// </summary>
    private List<Place> PlacesOf(HttpContext http, KnownBrowser? browser, Person? person)
    {
        if (browser?.People.FirstOrDefault(p => p.IsTeam && p.Id != person?.Id) is { } other) return [new Place(other.Id, 1)];
        return [.. addresses.NetworksOf(http).Select(n => new Place(n.Key, n.IsSite ? options.SiteTimes : 1))];
    }

    /// <summary>What is tried from one place at one account.</summary>
    private Tally Pair(Guessed what, string account, Place from) => new(KeyOf("pair", KindOf(what), account, $"{from.Key:N}"),
        options.FreeTries * from.Times, options.FirstWait, LongestOf(what));

    /// <summary>What is tried from one place at all accounts.</summary>
    private Tally AtAll(Guessed what, Place from) => new(KeyOf("address", KindOf(what), $"{from.Key:N}"),
        options.FreeTriesPerAddress * from.Times, options.FirstWait, options.LongestAddressWait);

    /// <summary>What all strangers try at one account.</summary>
    private Tally Strangers(Guessed what, string account) => new(KeyOf("strangers", what.ToString(), account),
        what == Guessed.Code ? options.FreeTries : options.TriesUntilAlarm, options.FirstWait, LongestOf(what));

    private TimeSpan LongestOf(Guessed what) => what == Guessed.Code ? options.LongestWait : options.NewcomerWait;

    private static string KindOf(Guessed what) => what == Guessed.Password ? "password" : "code";

    private static Guid KeyOf(params ReadOnlySpan<string> parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))).AsSpan(0, 16));

    private readonly record struct Place(Guid Key, int Times);
}

/// <summary>A try that was counted as wrong, unless it must wait.</summary>
/// <param name="Wait">How long until another is looked at; zero for one that is looked at now.</param>
/// <param name="Right">Says that it was right: what was counted is taken back.</param>
public sealed record Try(TimeSpan Wait, Action Right)
{
    /// <summary>True where this one is not looked at.</summary>
    public bool MustWait => Wait > TimeSpan.Zero;
}
