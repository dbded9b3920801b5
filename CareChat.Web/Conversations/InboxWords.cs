using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Web.Conversations;

/// <summary>The inbox in words: names of the views, waiting times, initials.</summary>
public static class InboxWords
{
    /// <summary>The view's name as people read it.</summary>
    public static string Name(this InboxView view) => view switch
    {
        InboxView.All => "All",
        InboxView.Mine => "Mine",
        InboxView.Unassigned => "Unassigned",
        _ => "Closed",
    };

    /// <summary>What stands above the list.</summary>
    public static string Title(this InboxView view) => view switch
    {
        InboxView.All => "All conversations",
        InboxView.Mine => "My conversations",
        _ => view.Name(),
    };

    /// <summary>What stands above a part of the list.</summary>
    public static string Title(this InboxGroup group) => group switch
    {
        InboxGroup.Urgent => "Urgent",
        InboxGroup.Look => "A nurse should look",
        InboxGroup.Waiting => "Waiting for a reply",
        _ => "Answered",
    };

    /// <summary>The view an address names; all open conversations where it names none.</summary>
    public static InboxView ViewOf(string? name) =>
        Enum.TryParse<InboxView>(name, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : InboxView.All;

    /// <summary>The address of a view, or of a conversation in it.</summary>
    public static string Address(InboxView view, Guid? conversationId = null)
    {
        var path = conversationId is { } id ? $"/inbox/{id:D}" : "/inbox";
        return view == InboxView.All ? path : $"{path}?view={view.ToString().ToLowerInvariant()}";
    }

    /// <summary>Where a row leads: a visit has a desk of its own.</summary>
    public static string Address(InboxView view, ConversationSummary row) =>
        row.Kind == ConversationKind.Encounter ? $"/queue/{row.Id:D}" : Address(view, row.Id);

    /// <summary>A count that stops counting: "7", "99+".</summary>
    public static string Count(int count) => count >= InboxCounts.Most ? $"{InboxCounts.Most - 1}+" : $"{count}";

    /// <summary>How long somebody has waited: "now", "42 min", "3 h", "2 days".</summary>
    public static string Waited(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)time.TotalHours} h",
        { TotalDays: < 2 } => "1 day",
        _ => $"{(int)time.TotalDays} days",
    };

    /// <summary>When something was, beside other things of the same list: the time today, the date before.</summary>
    public static string When(this ViewerClock clock, DateTimeOffset at)
    {
        var (local, now) = (clock.Local(at), clock.Now);
        if (local.Date == now.Date) return clock.Time(at);
        return local.ToString(local.Year == now.Year ? "MMM d" : "MMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A name's initials: "Dana Ortiz, RN" is "DO".</summary>
    public static string Initials(string name)
    {
        var words = Short(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "?" : string.Concat(words[0][..1], words.Length > 1 ? words[^1][..1] : "").ToUpperInvariant();
    }

    /// <summary>How colleagues call one another.</summary>
    public static string First(string name) => Short(name).Split(' ')[0];

    /// <summary>A name without the letters behind it.</summary>
    public static string Short(string name) => name.Split(',', 2)[0];
}
