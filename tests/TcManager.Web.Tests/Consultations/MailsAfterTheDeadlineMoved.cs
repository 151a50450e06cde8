using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Consultations;

/// <summary>What the mails of a consultation say once its deadline was moved: the present one while it runs, and after it that it has ended, and when.</summary>
public sealed class MailsAfterTheDeadlineMoved : IDisposable
{
    private static readonly DateTimeOffset MovedTo = new(2026, 12, 20, 16, 0, 0, TimeSpan.Zero);

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(MailKinds.ConsultationOpened)]
    [InlineData(MailKinds.ConsultationReceipt)]
    [InlineData(MailKinds.ConsultationMoved)]
    public async Task While_it_runs_they_say_the_present_deadline_even_after_the_one_that_was(string kind)
    {
        await Moved();
        _app.MoveTo(GivenBallot.ClosesAt.AddDays(1));

        var mail = await _app.WrittenTo(kind, "a@b.example");

        Assert.Contains("回复截止：2026年12月20日（周日）24:00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12月10日", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已截止", mail.Text, StringComparison.Ordinal);
        Assert.Contains("查看征求意见稿并回复", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailKinds.ConsultationOpened, false)]
    [InlineData(MailKinds.ConsultationReceipt, false)]
    [InlineData(MailKinds.ConsultationMoved, false)]
    [InlineData(MailKinds.ConsultationReceipt, true)]
    [InlineData(MailKinds.ConsultationMoved, true)]
    [InlineData(MailKinds.ConsultationClosed, true)]
    public async Task From_the_moved_deadline_on_they_say_that_it_has_ended_and_when_whether_it_was_closed_yet_or_not(string kind, bool isClosed)
    {
        var id = await Moved();
        _app.MoveTo(MovedTo);
        if (isClosed)
        {
            Assert.True((await _app.Close(id)).IsDone);
        }

        var mail = await _app.WrittenTo(kind, "a@b.example");

        Assert.Contains("已截止：2026年12月20日（周日）24:00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12月10日", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("回复截止", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("查看征求意见稿并回复", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_is_due_before_the_moved_deadline_and_names_it()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example");
        await Move(id, committee);
        _app.MoveTo(MovedTo.AddDays(-1));
        Assert.NotEqual(0, await _app.QueueReminders());

        var mail = await _app.WrittenTo(MailKinds.ConsultationReminder, "a@b.example");

        Assert.Contains("回复截止：2026年12月20日（周日）24:00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12月10日", mail.Text, StringComparison.Ordinal);
    }

    private async Task<long> Moved()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenConsultation(committee, "a@b.example");
        Assert.True((await _app.CommentAs(id, "a@b.example")).IsDone);
        await Move(id, committee);
        return id;
    }

    private async Task Move(long id, GivenCommittee committee)
    {
        var version = await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        Assert.True((await _app.In(s => s.GetRequiredService<ChangeDeadline>().ExecuteAsync(
            id, Guid.CreateVersion7(), version, new(new(2026, 12, 20), "24:00", "The draft came late.", true), GivenBallot.By(committee.Secretary), default))).IsDone);
    }
}
