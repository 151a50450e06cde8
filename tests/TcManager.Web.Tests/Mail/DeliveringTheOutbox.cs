using Microsoft.EntityFrameworkCore;
using MimeKit;
using TcManager.Application.Mail;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

public sealed class DeliveringTheOutbox : IAsyncLifetime
{
    private readonly MailServer _server = new();
    private readonly TestApp _app = new();

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _server.Serve(_app);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_call_to_47_is_47_mails_each_to_its_own_recipient_with_text_page_and_calendar()
    {
        var committee = await _app.Committee(members: 46);
        var call = await _app.Called(committee);

        Assert.Equal(47, await _app.Deliver());

        var mails = _server.Mails();
        Assert.Equal(47, mails.Count);
        Assert.Equal(committee.Voters.Select(v => v.Email).Order(), mails.Select(m => Assert.Single(m.To.Mailboxes).Address).Order());
        Assert.Equal(47, mails.Select(m => m.MessageId).Distinct().Count());
        Assert.All(mails, mail =>
        {
            Assert.Equal(Assert.Single(mail.To.Mailboxes).Address, mail.Headers["X-Rcpt"]);
            Assert.StartsWith("〔SAC/TC 605〕会议通知：一届六次全体委员会议", mail.Subject, StringComparison.Ordinal);
            Assert.Contains("/r/", mail.TextBody, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"zh-CN\">", mail.HtmlBody, StringComparison.Ordinal);
            var invitation = mail.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar");
            Assert.Equal("REQUEST", invitation.ContentType.Parameters["method"]);
            Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
            Assert.Equal(committee.Secretary.Email, Assert.Single(mail.ReplyTo.Mailboxes).Address);
        });
        Assert.Equal(47, (await _app.States(call.CampaignId))[OutboxState.Sent]);
        Assert.Equal(0, await _app.Deliver());
        Assert.Equal(47, _server.Mails().Count);
    }

    [Fact]
    public async Task Refused_and_delayed_recipients_do_not_hold_up_the_others_and_the_sum_stands_at_every_moment()
    {
        var committee = await _app.Committee(members: 4);
        _server.Rules($"refuse {committee.Members[0].Email}", $"delay {committee.Members[1].Email}", $"delay-data {committee.Members[2].Email}");
        var call = await _app.Called(committee);
        Assert.Equal((5, 5), await _app.Sum(call.CampaignId));

        Assert.Equal(2, await _app.Deliver());

        var refused = await _app.MailTo(call, committee.Members[0]);
        var delayed = await _app.MailTo(call, committee.Members[1]);
        Assert.Equal((OutboxState.Failed, MailFates.Refused, "550 5.1.1 no such mailbox"), (refused.State, refused.Fate, refused.FateDetail));
        Assert.Equal((OutboxState.Waiting, MailFates.Delayed, 1), (delayed.State, delayed.Fate, delayed.Attempts));
        Assert.Equal(TestApp.Start.AddMinutes(1), delayed.NotBeforeAt);
        Assert.Equal((5, 5), await _app.Sum(call.CampaignId));

        _server.Rules();
        Assert.Equal(0, await _app.Deliver());
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await _app.Deliver());
        Assert.Equal((5, 5), await _app.Sum(call.CampaignId));
        Assert.Equal(4, _server.Mails().Count);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_a_mail_loses_and_doubles_nothing()
    {
        var committee = await _app.Committee(members: 4);
        _server.Rules($"drop {committee.Members[1].Email}");
        var call = await _app.Called(committee);
        await _app.Deliver();
        Assert.Equal((5, 5), await _app.Sum(call.CampaignId));
        Assert.DoesNotContain(_server.Mails(), m => m.Headers["X-Rcpt"] == committee.Members[1].Email);

        _server.Rules();
        for (var i = 0; i < 3; i++)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(30));
            await _app.Deliver();
        }

        Assert.Equal(5, (await _app.States(call.CampaignId))[OutboxState.Sent]);
        Assert.Equal(committee.Voters.Select(v => v.Email).Order(), _server.Mails().Select(m => m.Headers["X-Rcpt"]).Order());
    }

    [Fact]
    public async Task What_is_delayed_for_three_days_is_given_up()
    {
        var committee = await _app.Committee(members: 0);
        _server.Rules($"delay {committee.Chair.Email}");
        var call = await _app.Called(committee);
        var started = _app.Clock.GetUtcNow();
        for (var mail = await _app.MailTo(call, committee.Chair); mail.State == OutboxState.Waiting; mail = await _app.MailTo(call, committee.Chair))
        {
            _app.Clock.SetUtcNow(mail.NotBeforeAt > _app.Clock.GetUtcNow() ? mail.NotBeforeAt : _app.Clock.GetUtcNow());
            await _app.Deliver();
        }

        var last = await _app.MailTo(call, committee.Chair);
        Assert.Equal((OutboxState.Failed, MailFates.GaveUp, "451 4.7.1 try again later"), (last.State, last.Fate, last.FateDetail));
        Assert.InRange(_app.Clock.GetUtcNow() - started, TimeSpan.FromDays(2.5), TimeSpan.FromDays(3));
        Assert.Equal((1, 1), await _app.Sum(call.CampaignId));
    }

    [Fact]
    public async Task A_server_that_is_down_delays_mail_and_nothing_else()
    {
        var committee = await _app.Committee(members: 4);
        await _server.StopAsync();
        var call = await _app.Called(committee);

        Assert.Equal(0, await _app.Deliver());
        Assert.Equal(5, (await _app.States(call.CampaignId))[OutboxState.Waiting]);
        Assert.Equal((5, 5), await _app.Sum(call.CampaignId));

        await _server.StartAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, await _app.Deliver());
        Assert.Equal(5, _server.Mails().Count);
    }

    [Fact]
    public async Task A_server_slower_than_our_patience_delays_mail_and_each_goes_once_when_it_is_quick_again()
    {
        _app.Settings["Mail:TimeoutSeconds"] = "1";
        var committee = await _app.Committee(members: 1);
        _server.Rules("slow 20");
        var call = await _app.Called(committee);
        var taken = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(0, await _app.Deliver());

        Assert.InRange(taken.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(18));
        var delayed = await _app.MailTo(call, committee.Members[0]);
        Assert.Equal((OutboxState.Waiting, MailFates.Delayed, 1), (delayed.State, delayed.Fate, delayed.Attempts));
        Assert.Equal((2, 2), await _app.Sum(call.CampaignId));
        _server.Rules();
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await _app.Deliver());
        Assert.Equal(2, _server.Mails().Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_wrong_password_delays_mail_until_it_is_put_right()
    {
        await using var wrong = new TestApp();
        _server.Serve(wrong, password: "not-the-password");
        var committee = await wrong.Committee(members: 2);
        var call = await wrong.Called(committee);

        Assert.Equal(0, await wrong.Deliver());

        Assert.Equal(3, (await wrong.States(call.CampaignId))[OutboxState.Waiting]);
        Assert.Empty(_server.Mails());
    }

    [Fact]
    public async Task A_server_with_a_certificate_that_nobody_vouches_for_gets_no_mail()
    {
        await using var careful = new TestApp();
        _server.Serve(careful);
        careful.Settings["Mail:TrustedCertificateFile"] = "";
        var call = await careful.Called(await careful.Committee(members: 0));

        Assert.Equal(0, await careful.Deliver());

        Assert.Equal(MailFates.Unreachable, await careful.InDb(db => db.Outbox.Where(m => m.CampaignId == call.CampaignId).Select(m => m.Fate).SingleAsync()));
        Assert.Empty(_server.Mails());
    }

    [Fact]
    public async Task Two_workers_at_once_send_each_mail_once()
    {
        var committee = await _app.Committee(members: 119);
        var call = await _app.Called(committee);

        var sent = await Task.WhenAll(Task.Run(() => _app.Deliver()), Task.Run(() => _app.Deliver()), Task.Run(() => _app.Deliver()));

        Assert.Equal(120, sent.Sum());
        var mails = _server.Mails();
        Assert.Equal(120, mails.Count);
        Assert.Equal(120, mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(120, (await _app.States(call.CampaignId))[OutboxState.Sent]);
    }

    [Fact]
    public async Task Who_has_replied_has_left_or_has_no_address_is_skipped_and_the_reason_is_kept()
    {
        var committee = await _app.Committee(members: 4);
        var call = await _app.Called(committee);
        await _app.InDb(async db =>
        {
            var replied = await db.Participants.SingleAsync(p => p.MeetingId == call.MeetingId && p.PersonId == committee.Members[0].PersonId);
            replied.GiveReply(Reply.OnSite, null, Guid.CreateVersion7(), _app.Clock.GetUtcNow(), new(TestApp.Start.AddDays(5), "Asia/Shanghai"));
            var left = await db.Memberships.SingleAsync(m => m.Id == committee.Members[1].MembershipId);
            left.EndOn(new(2026, 11, 22));
            await db.SaveChangesAsync();
            await db.People.Where(p => p.Id == committee.Members[2].PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Email, (string?)null));
            await db.People.Where(p => p.Id == committee.Members[3].PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Email, "not an address"));
        });

        Assert.Equal(1, await _app.Deliver());

        Assert.Equal(MailFates.Replied, (await _app.MailTo(call, committee.Members[0])).Fate);
        Assert.Equal(MailFates.SeatEnded, (await _app.MailTo(call, committee.Members[1])).Fate);
        Assert.Equal(MailFates.NoAddress, (await _app.MailTo(call, committee.Members[2])).Fate);
        var invalid = await _app.MailTo(call, committee.Members[3]);
        Assert.Equal((OutboxState.Failed, MailFates.BadAddress), (invalid.State, invalid.Fate));
        Assert.Equal((5, 5), await _app.Sum(call.CampaignId));
    }

    [Fact]
    public async Task A_call_that_could_not_leave_before_the_reply_deadline_is_stale()
    {
        var committee = await _app.Committee(members: 0);
        var call = await _app.Called(committee);
        _app.Clock.SetUtcNow(new(2026, 12, 4, 16, 0, 0, TimeSpan.Zero));

        Assert.Equal(0, await _app.Deliver());

        Assert.Equal(MailFates.Closed, (await _app.MailTo(call, committee.Chair)).Fate);
    }
}
