namespace CareChat.Web.Accounts;

/// <summary>Section <c>CareChat:SignIn</c>: how guessing is slowed down. Nobody is locked out by what somebody else does.</summary>
public sealed class SignInOptions
{
    /// <summary>Wrong tries that cost no wait: of one known browser, or from one place, at one account.</summary>
    public int FreeTries { get; set; } = 5;

    /// <summary>The same from one place at all accounts together.</summary>
    public int FreeTriesPerAddress { get; set; } = 50;

    /// <summary>How many times as much an IPv6 network of 48 bits may try as one of its networks of 64.</summary>
    public int SiteTimes { get; set; } = 10;

    /// <summary>Wrong tries by unknown browsers at one account, after which they wait for each other and new ones once.</summary>
    public int TriesUntilAlarm { get; set; } = 50;

    /// <summary>The first wait; each further wrong try doubles it.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait of a known browser for its own mistakes, and of unknown ones for a code of the second step.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait for what was tried from the same place at other accounts; before a first try there is none.</summary>
    public TimeSpan LongestAddressWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait of an unknown browser for a password, and what a new one waits at an account that is guessed at.</summary>
    public TimeSpan NewcomerWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after the last wrong try, or after its wait, it is forgotten.</summary>
    public TimeSpan Remembered { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The same of a code of the second step: there are few of them.</summary>
    public TimeSpan CodesRemembered { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long a browser is known at an account after it signed in there.</summary>
    public TimeSpan BrowserKnownFor { get; set; } = TimeSpan.FromDays(180);
}
