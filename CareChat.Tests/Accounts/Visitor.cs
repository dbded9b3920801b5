using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace CareChat.Tests.Accounts;

/// <summary>Somebody with a browser: keeps cookies, fills in forms, follows redirects only when told.</summary>
public sealed class Visitor(Uri address, string? from = null) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>The cookies by name; the test may copy them to another visitor.</summary>
    public Dictionary<string, string> Cookies { get; private init; } = [];

    /// <summary>The last answer's Set-Cookie lines.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>The same browser at the same moment, as a thief of its cookies would have it.</summary>
    public Visitor Copy() => new(http.BaseAddress!, from) { Cookies = new(Cookies) };

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return SendAsync(request);
    }

    /// <summary>Opens a page and sends the form with the handler's name, or the one with that action.</summary>
    public async Task<HttpResponseMessage> FillAsync(string page, string form, params (string Name, string Value)[] fields) =>
        await SendAsync(await OpenAsync(page, form), fields);

    /// <summary>Opens a page that is to stand open for a while, with the form of that name or action.</summary>
    internal async Task<StandingForm> OpenAsync(string page, string form)
    {
        var document = new HtmlParser().ParseDocument(await (await GetAsync(page)).Content.ReadAsStringAsync());
        var found = document.QuerySelectorAll("form").Cast<IHtmlFormElement>()
            .Single(f => f.GetAttribute("action") == form || f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var hidden = found.QuerySelectorAll("input[type=hidden][name]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? ""));
        return new StandingForm(found.GetAttribute("action") ?? page, [.. hidden]);
    }

    /// <summary>Sends a form with the cookies of now.</summary>
    internal Task<HttpResponseMessage> SendAsync(StandingForm form, params (string Name, string Value)[] fields)
    {
        var content = new FormUrlEncodedContent(form.Hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, form.Address) { Content = content });
    }

    /// <summary>Signs in with e-mail and password.</summary>
    public Task<HttpResponseMessage> SignInAsync(string email, string password, string page = "/sign-in") =>
        FillAsync(page, "sign-in", ("Input.Email", email), ("Input.Password", password));

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        if (from is not null) request.Headers.Add("X-Real-IP", from);
        request.Headers.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        var answer = await http.SendAsync(request);
        SetCookies = answer.Headers.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];
        foreach (var line in SetCookies)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0) Cookies.Remove(pair[0]);
            else Cookies[pair[0]] = pair[1];
        }
        return answer;
    }
}

/// <summary>A form on a page somebody opened.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Hidden">What it sends besides what is filled in.</param>
internal sealed record StandingForm(string Address, IReadOnlyList<(string Name, string Value)> Hidden);

/// <summary>Shorthand for the tests of accounts.</summary>
internal static class VisitorMaking
{
    public const string Password = "a long plain sentence";

    /// <summary>The same as accounts keep it.</summary>
    public static readonly HashedPassword Hashed = new(new PasswordHasher<Person>().HashPassword(new Person(), Password));

    /// <summary>Somebody at the door of the program.</summary>
    public static Visitor Visit(this PortalHost host) => new(host.Address);

    /// <summary>The same, coming from an address that a trusted proxy names.</summary>
    public static Visitor Visit(this PortalHost host, string from) => new(host.Address, from);

    /// <summary>The path an answer leads to.</summary>
    public static string? LeadsTo(this HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString()
            : null;

    /// <summary>The words of a page, without what differs each time.</summary>
    public static async Task<string> WordsAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!.Text();
}
