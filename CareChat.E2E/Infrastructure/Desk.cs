using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CareChat.E2E.Infrastructure;

/// <summary>The demo clinic with something on every page about the assistant.</summary>
public class DeskClinic : DemoClinic
{
    private static readonly ArticleText[] Articles =
    [
        new() { Title = "Asking for a refill", Topic = "Refills", Kind = "how to", Question = "How do I get a refill of my medicine?", Synonyms = "renewal\nmore pills\nrefil",
            Answer = "Write to us three days before your pills run out. Say the name of the medicine and how many pills are left. We send the refill to your pharmacy." },
        new() { Title = "After an allergy shot", Topic = "Allergy shots", Kind = "how to", Question = "How long must I stay after an allergy shot?", Synonyms = "allergy shot\nimmunotherapy",
            Answer = "Please stay with us for thirty minutes after each allergy shot. Your arm may be red and itch for two days. A cold cloth on it helps." },
        new() { Title = "Renovar una receta", Topic = "Recetas", Kind = "how to", Language = "es", Question = "¿Cómo renuevo mi receta?", Synonyms = "medicinas",
            Answer = "Escríbanos tres días antes de que se le acaben las pastillas." },
        new() { Title = "When a fever needs a call", Topic = "Fever", Kind = "considerations", Question = "When should I call about a fever?", Synonyms = "temperature\nhot",
            Answer = "Call us if the fever is above 103 °F, lasts longer than three days, or comes with a stiff neck." },
    ];

    private static readonly string[] Asked = ["Do you open on Sundays?", "Can I bring my dog to the visit?", "¿Tienen estacionamiento gratis?"];

    /// <summary>The administrator of the demo, as an actor.</summary>
    public async Task<Actor> AdministratorAsync()
    {
        await using var db = Portal.Open();
        var person = await db.Users.SingleAsync(p => p.Role == Roles.Administrator);
        var session = await Portal.WriteAsync(async scope =>
        {
            var made = new Session { Id = Guid.NewGuid(), PersonId = person.Id, CreatedAt = DateTimeOffset.UnixEpoch };
            scope.Db.Sessions.Add(made);
            await scope.Db.SaveChangesAsync();
            return made.Id;
        });
        return new Actor { Kind = ActorKind.Person, Id = person.Id, InstanceId = person.InstanceId, Role = person.Role, SessionId = session, Name = person.DisplayName };
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WaitForDemoAsync();
        var (services, administrator) = (Portal.Services, await AdministratorAsync());
        foreach (var article in Articles) await services.GetRequiredService<KnowledgeStore>().SaveAsync(administrator, null, article);
        foreach (var question in Asked) await services.GetRequiredService<UnansweredStore>().NoteAsync(administrator.InstanceId, question);
        await services.GetRequiredService<UnansweredStore>().NoteAsync(administrator.InstanceId, Asked[0]);
        var keys = services.GetRequiredService<AssistantKeyStore>();
        await keys.CreateAsync(administrator, "Front desk phone line");
        await keys.RevokeAsync(administrator, (await keys.CreateAsync(administrator, "Trial")).KeyId);
    }

    private async Task WaitForDemoAsync()
    {
        var page = await OpenWindowAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("form[action='/sign-in/demo'] fieldset.administrator button").First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        await page.Context.CloseAsync();
    }
}
