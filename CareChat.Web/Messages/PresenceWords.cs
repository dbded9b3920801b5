using CareChat.Web.Data;
using CareChat.Web.Realtime;

namespace CareChat.Web.Messages;

/// <summary>Says who is here: "Dana is typing…", "Mina Lee is here".</summary>
public static class PresenceWords
{
    /// <summary>The line for a viewer; empty where nobody else is there.</summary>
    public static string Of(IReadOnlyList<Present> people, Actor viewer)
    {
        var others = people.Where(p => p.ActorId != viewer.Id).ToList();
        var typing = others.Where(p => p.IsTyping).ToList();
        if (typing.Count > 0) return $"{Names(typing)} {(typing.Count == 1 ? "is" : "are")} typing…";
        return others.Count == 0 ? "" : $"{Names(others)} {(others.Count == 1 ? "is" : "are")} here";
    }

    private static string Names(List<Present> people) => people.Count switch
    {
        1 => Short(people[0].Name),
        2 => $"{Short(people[0].Name)} and {Short(people[1].Name)}",
        _ => $"{Short(people[0].Name)} and {people.Count - 1} others",
    };

    /// <summary>A name without the letters behind it.</summary>
    private static string Short(string name) => name.Split(',', 2)[0];
}
