namespace CareChat.Web.Accounts;

/// <summary>Section <c>CareChat:SignIn</c>: how guessing is slowed down. Nobody is locked out by what somebody else does.</summary>
public sealed class SignInOptions
{
    /// <summary>Wrong tries that cost no wait: of one browser, or of one address, at one account.</summary>
    public int FreeTries { get; set; } = 5;

    /// <summary>The same of one address at all accounts together.</summary>
    public int FreeTriesPerAddress { get; set; } = 50;

    /// <summary>How many times as much an IPv6 network of 48 bits may try as one of its networks of 64.</summary>
    public int SiteTimes { get; set; } = 10;

    /// <summary>Wrong tries by unknown browsers at one account, from which on each new address waits before its first one.</summary>
    public int TriesUntilAlarm { get; set; } = 50;

    /// <summary>The first wait; each further wrong try doubles it.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait of a browser or an address at one account, and of all unknown browsers at its second step.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait of an address at all accounts: others may sit behind it.</summary>
    public TimeSpan LongestAddressWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What a new address waits at an account that is being guessed at from many.</summary>
    public TimeSpan NewcomerWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after the last wrong try, or after its wait, it is forgotten.</summary>
    public TimeSpan Remembered { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The same of a code of the second step: there are few of them.</summary>
    public TimeSpan CodesRemembered { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a browser is known at an account after it signed in there.</summary>
    public TimeSpan BrowserKnownFor { get; set; } = TimeSpan.FromDays(180);
}
