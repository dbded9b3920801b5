using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>On SQLite, with an assistant the test speaks for.</summary>
public sealed class TalkHost : PortalHost
{
    public TalkHost() => Parts = services => services.AddSingleton<IAnswerer, PlainAnswerer>();
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresTalkHost : PortalHost
{
    public PostgresTalkHost(PostgresServer server)
    {
        Settings["CareChat:Database:Provider"] = "Postgres";
        Settings["CareChat:Database:ConnectionString"] = server.CreateDatabase();
        Parts = services => services.AddSingleton<IAnswerer, PlainAnswerer>();
    }
}

/// <summary>A patient's talk with the assistant, and the care team beside it.</summary>
public sealed record TalkRoom(PortalHost Host, ChatRoom Team, Guid Id)
{
    /// <summary>The patient.</summary>
    public Actor Patient => Team.Patient;

    public PlainAnswerer Answerer => (PlainAnswerer)Host.Services.GetRequiredService<IAnswerer>();

    /// <summary>Makes a patient who has opened the talk.</summary>
    public static async Task<TalkRoom> InAsync(PortalHost host)
    {
        var team = await ChatRoom.InAsync(host);
        var talk = await host.Services.GetRequiredService<TalkStore>().OpenAsync(team.Patient);
        return new TalkRoom(host, team, talk!.ConversationId);
    }

    /// <summary>Asks, as the composer does.</summary>
    public Task<MessageView> AskAsync(string text) => Host.Services.GetRequiredService<MessageStore>().PostAsync(Patient, new PostMessage(Id, text));

    /// <summary>Asks, and waits for the answer.</summary>
    public async Task<Message> AnswerToAsync(string text)
    {
        var asked = await AskAsync(text);
        return await MessageAsync(asked.Number + 1);
    }

    /// <summary>Waits for the message of a number in the talk, or in another conversation.</summary>
    public async Task<Message> MessageAsync(int number, Guid? conversation = null)
    {
        var topic = conversation ?? Id;
        var come = new SemaphoreSlim(0);
        using var listening = Host.Services.GetRequiredService<ConversationFeed>().Subscribe(topic, _ => come.Release());
        while (true)
        {
            await using var db = Host.Open();
            if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.ConversationId == topic && m.Number == number) is { } found) return found;
            if (!await come.WaitAsync(TimeSpan.FromSeconds(30))) throw new TimeoutException($"Message {number} does not come.");
        }
    }

    /// <summary>All of it.</summary>
    public async Task<List<Message>> MessagesAsync(Guid? conversation = null)
    {
        await using var db = Host.Open();
        var topic = conversation ?? Id;
        return await db.Messages.AsNoTracking().Where(m => m.ConversationId == topic).OrderBy(m => m.Number).ToListAsync();
    }

    /// <summary>Makes an article.</summary>
    public Task<KnowledgeArticle> ArticleAsync(string title, bool isHidden = false, string url = "") => Host.WriteAsync(async scope =>
    {
        var article = new KnowledgeArticle
        {
            Id = Guid.NewGuid(),
            InstanceId = Patient.InstanceId,
            ExternalId = $"test/{Guid.NewGuid():N}",
            Source = "Clinic leaflets",
            Title = title,
            Question = $"What is {title}?",
            Answer = $"All about {title}.",
            Url = url,
            IsHidden = isHidden,
            CreatedAt = Host.Clock.GetUtcNow(),
            UpdatedAt = Host.Clock.GetUtcNow(),
        };
        scope.Db.KnowledgeArticles.Add(article);
        await scope.Db.SaveChangesAsync();
        return article;
    });
}
