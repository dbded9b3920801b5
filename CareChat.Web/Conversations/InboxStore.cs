using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Conversations;

/// <summary>
/// Reads the inbox: what tells of danger comes first, then who has waited longest, then the newest activity. Pages go on
/// from a row's place in that order, so a deep page costs what the first one does.
/// </summary>
public sealed class InboxStore(IDbContextFactory<CareChatDb> databases)
{
    /// <summary>Rows of a view after a cursor.</summary>
    /// <exception cref="RefusedException">The reader's sign-in has ended.</exception>
    public async Task<InboxPage> PageAsync(Actor actor, InboxView view, InboxCursor? after, int size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var pile = Pile(db, actor, view);
        var rows = new List<ConversationSummary>();
        foreach (var part in view == InboxView.Closed ? [Closed(pile, after)] : Parts(pile, after))
        {
            if (size + 1 - rows.Count is var left and > 0) rows.AddRange(await ReadAsync(db, part.Take(left), cancellationToken));
        }
        return rows.Count <= size ? new InboxPage(rows, null) : new InboxPage(rows[..size], rows[size - 1].Cursor(view));
    }

    /// <summary>One conversation as a row; null where it is not there, or not the reader's.</summary>
    public async Task<ConversationSummary?> FindAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (!actor.IsTeam) return null;
        return (await ReadAsync(db, db.Conversations.VisibleTo(actor).Where(c => c.Id == conversationId), cancellationToken)).SingleOrDefault();
    }

    /// <summary>How many patients wait in each pile, counted to <see cref="InboxCounts.Most"/> at most.</summary>
    public async Task<InboxCounts> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        Task<int> Count(InboxView view) => Pile(db, actor, view).Where(c => c.NeedsReplySince != null)
            .Take(InboxCounts.Most).CountAsync(cancellationToken);
        var urgent = await Pile(db, actor, InboxView.All).Where(c => c.UrgentSince != null).Take(InboxCounts.Most).CountAsync(cancellationToken);
        return new InboxCounts(await Count(InboxView.All), await Count(InboxView.Mine), await Count(InboxView.Unassigned), urgent);
    }

    /// <summary>Clinicians a conversation can be given to, by name: who has never signed in would not see it.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (!actor.IsTeam) return [];
        var people = await db.Users.AsNoTracking()
            .Where(p => p.InstanceId == actor.InstanceId && p.Role == Roles.Clinician && p.DisabledAt == null && (p.SignedInAt != null || p.IsDemo))
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.Credentials }).ToListAsync(cancellationToken);
        return people.ConvertAll(p => new Colleague(p.Id, Person.NameOf(p.FirstName, p.LastName, p.Credentials)));
    }

    /// <summary>The care-team lines of a view; visits have a queue of their own, and stand here only while they tell of danger.</summary>
    private static IQueryable<Conversation> Pile(CareChatDb db, Actor actor, InboxView view)
    {
        var pile = db.Conversations.AsNoTracking().VisibleTo(actor).Where(c => actor.IsTeam && c.PatientId != null && c.LastNumber > 0
            && (c.Kind == ConversationKind.CareTeam || (c.Kind == ConversationKind.Encounter && c.UrgentSince != null)));
        return view switch
        {
            InboxView.Closed => pile.Where(c => c.ClosedAt != null),
            InboxView.Mine => pile.Where(c => c.ClosedAt == null && c.AssignedToId == actor.Id),
            InboxView.Unassigned => pile.Where(c => c.ClosedAt == null && c.AssignedToId == null),
            _ => pile.Where(c => c.ClosedAt == null),
        };
    }

    /// <summary>The parts of an open view that are left after a cursor, in their order; each begins anew but the cursor's own.</summary>
    private static IEnumerable<IQueryable<Conversation>> Parts(IQueryable<Conversation> pile, InboxCursor? after)
    {
        var first = after?.Group ?? InboxGroup.Urgent;
        InboxCursor? Within(InboxGroup group) => after?.Group == group ? after : null;
        if (first <= InboxGroup.Urgent) yield return Urgent(pile.Where(c => !c.IsForNurse), Within(InboxGroup.Urgent));
        if (first <= InboxGroup.Look) yield return Urgent(pile.Where(c => c.IsForNurse), Within(InboxGroup.Look));
        if (first <= InboxGroup.Waiting) yield return Waiting(pile, Within(InboxGroup.Waiting));
        yield return Answered(pile, Within(InboxGroup.Answered));
    }

    private static IQueryable<Conversation> Urgent(IQueryable<Conversation> pile, InboxCursor? after)
    {
        var rows = pile.Where(c => c.UrgentSince != null);
        if (after is not null) rows = rows.Where(c => c.UrgentSince >= after.At && (c.UrgentSince > after.At || c.Id > after.Id));
        return rows.OrderBy(c => c.UrgentSince).ThenBy(c => c.Id);
    }

    private static IQueryable<Conversation> Waiting(IQueryable<Conversation> pile, InboxCursor? after)
    {
        var rows = pile.Where(c => c.NeedsReplySince != null && c.UrgentSince == null);
        if (after is not null) rows = rows.Where(c => c.NeedsReplySince >= after.At && (c.NeedsReplySince > after.At || c.Id > after.Id));
        return rows.OrderBy(c => c.NeedsReplySince).ThenBy(c => c.Id);
    }

    private static IQueryable<Conversation> Answered(IQueryable<Conversation> pile, InboxCursor? after)
    {
        var rows = pile.Where(c => c.NeedsReplySince == null && c.UrgentSince == null);
        if (after is not null) rows = rows.Where(c => c.LastSentAt <= after.At && (c.LastSentAt < after.At || c.Id > after.Id));
        return rows.OrderByDescending(c => c.LastSentAt).ThenBy(c => c.Id);
    }

    private static IQueryable<Conversation> Closed(IQueryable<Conversation> pile, InboxCursor? after)
    {
        if (after is not null) pile = pile.Where(c => c.ClosedAt <= after.At && (c.ClosedAt < after.At || c.Id > after.Id));
        return pile.OrderByDescending(c => c.ClosedAt).ThenBy(c => c.Id);
    }

    /// <summary>Rows with their last line. A join by number, for a subquery "the newest one" would number all messages there are.</summary>
    private static async Task<List<ConversationSummary>> ReadAsync(CareChatDb db, IQueryable<Conversation> rows, CancellationToken cancellationToken) => await (
        from c in rows
        join m in db.Messages on new { c.Id, Number = c.LastNumber } equals new { Id = m.ConversationId, m.Number } into last
        from m in last.DefaultIfEmpty()
        select new ConversationSummary
        {
            Id = c.Id,
            Kind = c.Kind,
            PatientId = c.PatientId!.Value,
            PatientName = (c.Patient!.FirstName + " " + c.Patient.LastName).Trim(),
            Language = c.Patient.Language,
            AssignedToId = c.AssignedToId,
            AssignedToName = c.AssignedTo == null ? null : Person.NameOf(c.AssignedTo.FirstName, c.AssignedTo.LastName, c.AssignedTo.Credentials),
            LeftByName = c.LeftById == null ? null : db.Users.Where(p => p.Id == c.LeftById).Select(p => Person.NameOf(p.FirstName, p.LastName, p.Credentials)).FirstOrDefault(),
            ClosedAt = c.ClosedAt,
            ClosedById = c.ClosedAt == null ? null : c.ClosedById,
            ClosedByName = c.ClosedAt == null || c.ClosedById == null ? null : db.Users.Where(p => p.Id == c.ClosedById).Select(p => Person.NameOf(p.FirstName, p.LastName, p.Credentials)).FirstOrDefault(),
            NeedsReplySince = c.NeedsReplySince,
            UrgentSince = c.UrgentSince,
            IsForNurse = c.IsForNurse,
            LastSentAt = c.LastSentAt,
            Unread = c.TeamUnread,
            ChatDisabled = c.Patient.ChatDisabled,
            PatientSource = db.Messages.Where(p => p.ConversationId == c.Id && p.AuthorKind == AuthorKind.Patient)
                .OrderByDescending(p => p.Number).Select(p => (MessageSource?)p.Source).FirstOrDefault(),
            Last = m == null ? null : new LastLine(m.AuthorKind, m.AuthorId, m.AuthorName, m.Body.Substring(0, LastLine.Longest),
                m.RetractedAt != null, m.Attachment!.FileName, m.Attachment.MimeType),
        }).ToListAsync(cancellationToken);
}

/// <summary>A clinician a conversation can be given to.</summary>
public sealed record Colleague(Guid Id, string Name);
