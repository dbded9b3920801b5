using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Infrastructure;

/// <summary>
/// A clinic with a dozen patients and one nurse at a desk, whose every text and file says for which patient and which reader it
/// was meant: <c>p07r</c> for patient 7 to read, <c>p07n</c> for a note about them, <c>x07r</c> for anybody but patient 7.
/// </summary>
public sealed partial class RandomDesk(
    PortalHost portal, IPage page, string email, Guid instanceId, Guid nurseId, Actor colleague, IReadOnlyList<Guid> conversations)
{
    private const int Patients = 12;
    private const string Still = "keys.isIdle() && !keys.isLed() && target.isShown(document.querySelector('.inbox'))";
    private const string Password = "a long enough password";

    /// <summary>The nurse's window.</summary>
    public IPage Page => page;

    /// <summary>Somebody else of the care team.</summary>
    public Actor Colleague => colleague;

    /// <summary>Who sits at the desk.</summary>
    public Guid NurseId => nurseId;

    /// <summary>The conversations, longest waiting first.</summary>
    public IReadOnlyList<Guid> Conversations => conversations;

    /// <summary>Waits until no key waits and what the address means is on the screen.</summary>
    public Task SettleAsync() => UntilAsync(Still);

    /// <summary>True where that is so now.</summary>
    public Task<bool> IsStillAsync() => IsAsync(Still);

    /// <summary>False where the screen says that the key for closing would reopen.</summary>
    public Task<bool> MayCloseAsync() => page.EvaluateAsync<bool>(
        "() => document.querySelector('chat-room') === null || document.querySelector('.thread [aria-keyshortcuts=\"e\"]')?.dataset.act === 'leads'");

    /// <summary>Waits for a condition on the scripts of the page: a promise is no condition to Playwright's own waiting.</summary>
    public async Task UntilAsync(string condition)
    {
        if (!await IsAsync(condition, 30000)) throw new TimeoutException(condition);
    }

    private Task<bool> IsAsync(string condition, int within = 0) => page.EvaluateAsync<bool>($$"""
        async () => {
          const [keys, target, sentence] = await Promise.all(['keys', 'target', 'sentence'].map(name => import(`/inbox/${name}.js`)));
          const end = performance.now() + {{within}};
          while (performance.now() < end && !({{condition}})) await new Promise(resolve => setTimeout(resolve, 30));
          return {{condition}};
        }
        """);

    /// <summary>True where the page knows that there is no line.</summary>
    public Task<bool> KnowsAsync() => page.EvaluateAsync<bool>("() => window.carechatLine.isDown");

    /// <summary>True where the last Escape closed the question before a send, and led back into the field.</summary>
    public Task<bool> HasLeftQuestionAsync() => page.EvaluateAsync<bool>("() => window.hasLeftQuestion === true");

    /// <summary>Which documents were loaded: one is all there should be.</summary>
    public List<string> Loaded { get; } = [];

    /// <summary>How often the nurse meant to close, reopen by <c>z</c>, and take.</summary>
    public int Closings { get; set; }

    public int Undoings { get; set; }

    public int Takings { get; set; }

    /// <summary>The nurse means what a key does.</summary>
    public void Meant(string key)
    {
        if (key == "e") (Closings, Undoings) = (Closings + 1, Undoings + 1); // it reopens what is closed
        if (key == "z") Undoings++;
        if (key == "a") Takings++;
    }

    /// <summary>Opens the inbox of a new clinic.</summary>
    public static async Task<RandomDesk> OpenAsync(BrowserHost host, SlowLine? through)
    {
        var tenant = $"t-{Guid.NewGuid():N}";
        var instance = await host.Portal.InstanceAsync(tenant);
        var messages = host.Portal.Services.GetRequiredService<MessageStore>();
        var conversations = new List<Guid>();
        for (var i = 0; i < Patients; i++)
        {
            var conversation = await host.Portal.PatientAsync(instance.Id, $"P{i:00}", "Patient");
            var patient = await host.Portal.PersonAsync(instance.Id, Roles.Patient, conversation.PatientId);
            await messages.PostAsync(patient, new PostMessage(conversation.Id, "May I ask something?"));
            conversations.Add(conversation.Id);
        }
        var hashed = await host.Portal.Services.GetRequiredService<Passwords>().HashAsync(Password);
        var nurse = await host.Portal.WriteAsync(scope => scope.AddPersonAsync(
            new NewPerson(instance.Id, Roles.Clinician, $"n@{tenant}.example", "Dana", "Ortiz", "RN", Password: hashed), DateTimeOffset.UnixEpoch));
        var colleague = await host.Portal.PersonAsync(instance.Id, Roles.Clinician);
        var page = await host.OpenWindowAsync(through: through);
        await page.SignInAsync($"n@{tenant}.example", Password);
        await page.GotoAsync("/inbox");
        await page.IsInteractiveAsync();
        await Expect(page.Locator("a[data-row]")).ToHaveCountAsync(Patients);
        var desk = new RandomDesk(host.Portal, page, $"n@{tenant}.example", instance.Id, nurse.Id, colleague, conversations);
        await desk.UntilAsync("keys.isReady()");
        await page.EvaluateAsync(
            """
            () => addEventListener('keydown', ({ key }) => {
              if (key === 'Escape') window.hasLeftQuestion = document.querySelector('dialog.question[open]') !== null;
            }, true)
            """);
        page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest) desk.Loaded.Add($"{request.Url} after {request.Headers.GetValueOrDefault("referer")}");
        };
        return desk;
    }

    /// <summary>Opens the first conversation of the list.</summary>
    public async Task OpenFirstAsync()
    {
        await page.Keyboard.PressAsync("j");
        await page.IsLiveAsync();
        await SettleAsync();
    }

    /// <summary>Signs the nurse in on another device.</summary>
    public async Task<IPage> OpenOtherAsync(BrowserHost host)
    {
        var other = await host.OpenWindowAsync();
        await other.SignInAsync(email, Password);
        return other;
    }

    /// <summary>Two digits of the patient a conversation is with.</summary>
    public string CodeOf(string conversation) => $"{conversations.ToList().IndexOf(Guid.Parse(conversation)):00}";

    /// <summary>Opens again what is closed, as a colleague would.</summary>
    public async Task ReopenAllAsync()
    {
        await using var db = portal.Open();
        foreach (var id in await db.Conversations.Where(c => c.InstanceId == instanceId && c.ClosedAt != null).Select(c => c.Id).ToListAsync())
            await portal.Services.GetRequiredService<ConversationStore>().ReopenAsync(colleague, id);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reopen" })).ToHaveCountAsync(0); // the nurse sees it
    }

    /// <summary>True where the conversation is closed by now.</summary>
    public async Task<bool> IsClosedAsync(string code)
    {
        await using var db = portal.Open();
        var id = conversations[int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)];
        return await db.Conversations.AnyAsync(c => c.Id == id && c.ClosedAt != null);
    }

    /// <summary>What stands where it was not meant to stand, or was done without being asked for; empty for nothing.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync()
    {
        await using var db = portal.Open();
        var ids = conversations.ToList();
        var said = new List<(Guid Conversation, string Reader, string Text)>();
        foreach (var m in await db.Messages.Where(m => ids.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician).Select(m => new { m.ConversationId, m.Body, m.Attachment!.FileName }).ToListAsync())
            said.Add((m.ConversationId, "r", $"{m.Body} {m.FileName}"));
        foreach (var n in await db.InternalNotes.Where(n => ids.Contains(n.ConversationId)).Select(n => new { n.ConversationId, n.Body, File = db.Attachments.Where(a => a.Id == n.AttachmentId).Select(a => a.FileName).FirstOrDefault() }).ToListAsync())
            said.Add((n.ConversationId, "n", $"{n.Body} {n.File}"));
        foreach (var d in await db.Drafts.Where(d => ids.Contains(d.ConversationId)).ToListAsync()) said.Add((d.ConversationId, "r", d.Body));
        foreach (var kept in await page.EvaluateAsync<string[][]>(
            "() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)].filter(([k]) => /^carechat.(draft|note)/.test(k) && !k.endsWith('.known'))"))
            said.Add((Guid.Parse(kept[0].Split('.')[3]), kept[0].Contains(".note.", StringComparison.Ordinal) ? "n" : "r", kept[1]));
        var wrong = said.SelectMany(s => Mark().Matches(s.Text).Select(m => (s, Mark: m)))
            .Where(f => f.Mark.Groups["reader"].Value != f.s.Reader
                || (f.Mark.Groups["patient"].Value == CodeOf(f.s.Conversation.ToString())) != (f.Mark.Groups["kind"].Value == "p"))
            .Select(f => $"{f.Mark.Value} stands with p{CodeOf(f.s.Conversation.ToString())}{f.s.Reader}: {f.s.Text}").ToList();
        wrong.AddRange(await DoneUnaskedAsync(db));
        return wrong;
    }

    private async Task<List<string>> DoneUnaskedAsync(CareChatDb db)
    {
        var done = await db.AuditEntries.Where(a => a.InstanceId == instanceId && a.ActorId == nurseId).GroupBy(a => a.Action)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return [.. new[] { ("conversation.closed", Closings), ("conversation.reopened", Undoings), ("conversation.assigned", Takings), ("draft.made", 0) }
            .Where(meant => done.GetValueOrDefault(meant.Item1) > meant.Item2)
            .Select(meant => $"{meant.Item1} {done[meant.Item1]} times, meant {meant.Item2} times")];
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?<kind>[px])(?<patient>[0-9]{2})(?<reader>[rn])")]
    private static partial System.Text.RegularExpressions.Regex Mark();
}
