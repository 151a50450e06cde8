using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Moq;
using TcManager.Application.Mail;
using TcManager.Application.Mail.Delivery;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

public sealed class AKillInTheMiddle(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Between_acceptance_and_commit_repeats_that_one_mail_under_the_same_id_and_loses_none()
    {
        var committee = await app.Committee(members: 4);
        var call = await app.Called(committee);
        var accepted = new List<string>();
        var transport = new Mock<IMailTransport>();
        transport.Setup(t => t.SendAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>())).Returns((MimeMessage message, CancellationToken _) =>
        {
            accepted.Add(message.MessageId!);
            return accepted.Count == 3 ? throw new InvalidOperationException("killed") : Task.FromResult(Dispatch.Accepted);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Deliver(transport.Object));
        Assert.Equal(2, (await app.States(call.CampaignId))[OutboxState.Sent]);
        Assert.Equal((5, 5), await app.Sum(call.CampaignId));

        // What the dead worker had claimed is another's when the lease has ended, not before.
        await Deliver(transport.Object);
        Assert.Equal(3, accepted.Count);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Deliver(transport.Object);

        Assert.Equal(5, (await app.States(call.CampaignId))[OutboxState.Sent]);
        Assert.Equal(6, accepted.Count);
        Assert.Equal(5, accepted.Distinct().Count());
        Assert.Equal(2, accepted.Count(id => id == accepted[2]));
        Assert.Equal((5, 5), await app.Sum(call.CampaignId));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_does_not_hold_up_the_others()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC 711");
        var call = await app.Called(committee);
        var broken = await app.InDb(async db =>
        {
            var row = new OutboxMail
            {
                DedupeKey = "broken", CampaignId = call.CampaignId, PersonId = committee.Chair.PersonId, Template = "unknown", Data = new(MeetingId: call.MeetingId),
                NotBeforeAt = app.Clock.GetUtcNow().AddDays(-1), MessageId = "broken@test", CreatedAt = app.Clock.GetUtcNow(),
            };
            db.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
        var transport = new Mock<IMailTransport>();
        transport.Setup(t => t.SendAsync(It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(Dispatch.Accepted);

        await Deliver(transport.Object);

        Assert.Equal(3, (await app.States(call.CampaignId))[OutboxState.Sent]);
        var waits = await app.InDb(db => db.Outbox.SingleAsync(m => m.Id == broken));
        Assert.Equal((OutboxState.Waiting, MailFates.NotComposed), (waits.State, waits.Fate));
    }

    private Task<int> Deliver(IMailTransport transport) => app.In(services =>
        ActivatorUtilities.CreateInstance<DeliverOutbox>(services, transport).ExecuteAsync(CancellationToken.None));
}
