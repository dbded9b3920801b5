using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Drafts;

public sealed partial class DraftMakerTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("es-US", "Gracias por su mensaje.")]
    [InlineData("en-US", "Thank you for your message.")]
    [InlineData(null, "Thank you for your message.")]
    public async Task Where_nothing_is_known_the_draft_holds_the_place_of_an_answer(string? language, string beginning)
    {
        var room = await DraftRoom.OpenAsync(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Conversation.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, language)));
        room.Answerer.Answer = new AssistantAnswer("I do not know. Shall I pass this on?", [new Citation(Guid.NewGuid(), "x", "Far off", "GARD", "")], false, "embedded");
        await room.SayAsync(room.Patient, "Xyzzy?");

        var draft = await room.DraftAsync();

        Assert.StartsWith(beginning, draft.Text);
        Assert.Equal((false, 0), (draft.IsKnown, draft.Sources.Count));
    }

    [Fact]
    public async Task Nothing_said_is_nothing_to_answer_and_a_photo_alone_gets_the_holding_reply()
    {
        var room = await DraftRoom.OpenAsync(host);
        Assert.Equal("NOTHING_TO_ANSWER", (await Assert.ThrowsAsync<RefusedException>(() => room.DraftAsync())).Refusal.Code);
        await host.WriteAsync(scope =>
        {
            var head = ConversationHead.Read(scope, room.Nurse, room.Id);
            return Task.FromResult(host.Services.GetRequiredService<MessageStore>().Append(scope, room.Nurse, head,
                new NewMessage { Id = Guid.NewGuid(), AuthorKind = AuthorKind.Patient, Source = MessageSource.Web, Body = "" }));
        });

        Assert.StartsWith("Thank you for your message.", (await room.DraftAsync()).Text);
        Assert.Empty(room.Answerer.Asked);
    }

    [Theory]
    [InlineData("Thank you so much!")]
    [InlineData("¡Muchas gracias!")]
    [InlineData("Ok, bye")]
    [InlineData("Good morning")]
    public async Task Where_the_patient_asks_nothing_nothing_is_drafted(string courtesy)
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "Can I take ibuprofen?");
        await room.SayAsync(room.Nurse, "Yes, with food.");
        await room.SayAsync(room.Patient, courtesy);

        Assert.Equal("NOTHING_TO_ANSWER", (await Assert.ThrowsAsync<RefusedException>(() => room.DraftAsync())).Refusal.Code);
        Assert.Empty(room.Answerer.Asked);
    }

    [Fact]
    public async Task Off_for_the_instance_or_the_patient_nothing_is_drafted()
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "Hello?");
        Assert.True(await room.Maker.CanMakeAsync(room.Nurse, room.Id));
        var switches = host.Services.GetRequiredService<InstanceAssistant>();
        var administrator = await host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
        var ofPatient = host.Services.GetRequiredService<PatientAssistant>();

        await switches.SetAsync(administrator, false);
        await OffAsync(room);
        await switches.SetAsync(administrator, true);
        await ofPatient.SetAsync(room.Nurse, room.Conversation.PatientId!.Value, false);
        await OffAsync(room);

        Assert.Empty(room.Answerer.Asked);
    }

    [Fact]
    public async Task A_draft_nobody_wants_any_more_is_not_kept()
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "Can I eat before it?");
        room.Answerer.Hold();
        using var wanted = new CancellationTokenSource();

        var making = room.Maker.MakeAsync(room.Nurse, room.Id, null, wanted.Token);
        await wanted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        Assert.Empty(await room.RowsAsync());
    }

    [Fact]
    public async Task A_stranger_the_patient_an_administrator_and_someone_removed_a_moment_ago_get_no_draft()
    {
        var room = await DraftRoom.OpenAsync(host);
        await room.SayAsync(room.Patient, "Hello?");
        var stranger = (await DraftRoom.OpenAsync(host)).Nurse;
        var administrator = await host.PersonAsync(room.Nurse.InstanceId, Roles.Administrator);
        await room.RemoveAsync(room.Nurse);

        foreach (var (actor, kind) in new[]
        {
            (stranger, RefusalKind.NotFound), (room.Patient, RefusalKind.NotFound), (administrator, RefusalKind.NotFound), (room.Nurse, RefusalKind.Unauthorized),
        })
            Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => room.DraftAsync(actor))).Refusal.Kind);
        Assert.False(await room.Maker.CanMakeAsync(stranger, room.Id));
        Assert.False(await room.Maker.CanMakeAsync(room.Patient, room.Id));
        Assert.Empty(room.Answerer.Asked);
    }

    private static async Task OffAsync(DraftRoom room)
    {
        Assert.False(await room.Maker.CanMakeAsync(room.Nurse, room.Id));
        Assert.Equal("ASSISTANT_OFF", (await Assert.ThrowsAsync<RefusedException>(() => room.DraftAsync())).Refusal.Code);
    }
}
