using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Realtime;

namespace CareChat.Web.Messages;

/// <summary>Says who is here: "Dana is typing…", "Mina Lee is here".</summary>
public static class PresenceWords
{
    /// <summary>The line for a viewer; empty where nobody else is there.</summary>
    public static string Of(IReadOnlyList<Present> people, Actor viewer, ViewerWords words)
    {
        var others = people.Where(p => p.ActorId != viewer.Id).ToList();
        var typing = others.Where(p => p.IsTyping).ToList();
        if (typing.Count > 0) return words[typing.Count == 1 ? "presence.typing.one" : "presence.typing.more", Names(typing, words)];
        return others.Count == 0 ? "" : words[others.Count == 1 ? "presence.here.one" : "presence.here.more", Names(others, words)];
    }

    private static string Names(List<Present> people, ViewerWords words) => people.Count switch
    {
        1 => Short(people[0].Name),
        2 => words["presence.two", Short(people[0].Name), Short(people[1].Name)],
        _ => words["presence.more", Short(people[0].Name), people.Count - 1],
    };

    /// <summary>A name without the letters behind it.</summary>
    private static string Short(string name) => name.Split(',', 2)[0];
}
