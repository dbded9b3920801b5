using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Accounts;

/// <summary>The app on a person's phone that shows the codes of the second step.</summary>
internal static class AuthenticatorApp
{
    /// <summary>Turns the second step on, as its owner does.</summary>
    /// <returns>The codes for a lost phone.</returns>
    public static async Task<string[]> TurnOnSecondStepAsync(this PortalHost host, Visitor owner, Person person)
    {
        await owner.GetAsync("/account/two-factor");
        var shown = await owner.FillAsync("/account/two-factor", "two-factor-setup", ("Code", await host.CodeNowAsync(person)));
        var page = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync());
        return [.. page.QuerySelectorAll(".codes code").Select(code => code.TextContent)];
    }

    /// <summary>The key the app was given.</summary>
    public static async Task<string> KeyAsync(this PortalHost host, Person person)
    {
        using var scope = host.Services.CreateScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return (await people.GetAuthenticatorKeyAsync((await people.FindByIdAsync(person.Id.ToString()))!))!;
    }

    /// <summary>What the app shows now (RFC 6238).</summary>
    public static async Task<string> CodeNowAsync(this PortalHost host, Person person) => CodeOf(await host.KeyAsync(person));

    private static string CodeOf(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, step);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
