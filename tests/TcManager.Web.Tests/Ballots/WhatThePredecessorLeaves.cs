using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Consultations;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A successor takes a place: comments stay their author's, and mails that still wait do not go to whoever has left (decisions 4, pitfalls 33).</summary>
public sealed class WhatThePredecessorLeaves : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Comments_keep_their_author_and_say_who_holds_the_place_now()
    {
        var (committee, id, first) = await Scene();
        Assert.True((await _app.Comment(id, first, CommentSteps.Draft("5.1", "Of the first."))).IsDone);
        var second = await Succeed(id, committee, first, "Second");
        Assert.True((await _app.Comment(id, second, CommentSteps.Draft("5.2", "Of the second."))).IsDone);
        var third = await Succeed(id, committee, second, "Third");
        Assert.True((await _app.Comment(id, third, CommentSteps.Draft("5.3", "Of the third."))).IsDone);

        using var own = await Browser.For(_app, third);
        var mine = await own.Get($"/ballots/{id}/comments/mine");
        Assert.Contains("Written by Member 1, who held this place before you", mine.Text, StringComparison.Ordinal);
        Assert.Contains("Written by Second, who held this place before you", mine.Text, StringComparison.Ordinal);

        await _app.CloseByHand(id, committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var rows = (await desk.Get($"/ballots/{id}/comments")).Document.QuerySelectorAll("#Picked tbody tr").Select(r => r.Spoken()).ToList();
        Assert.Contains(rows, r => r.Contains("Of the first.", StringComparison.Ordinal) && r.Contains("Sample body Member 1 place now held by Third", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Of the second.", StringComparison.Ordinal) && r.Contains("Second place now held by Third", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Of the third.", StringComparison.Ordinal) && !r.Contains("now held", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_successor_writes_anew_is_the_successors()
    {
        var (committee, id, first) = await Scene();
        var comment = await _app.Comment(id, first, CommentSteps.Draft("5.1", "Of the first."));
        var next = await Succeed(id, committee, first, "Next");
        using var own = await Browser.For(_app, next);

        await own.Post(await own.Get($"/ballots/{id}/comments/{comment.Value}/edit"), "form[action$='/edit']", ("Text", "Mine now."));

        var row = await _app.InDb(db => db.Comments.SingleAsync(c => c.Id == comment.Value));
        Assert.Equal(("Mine now.", null, (long?)next.PersonId), (row.Text, row.AuthorZh, row.WrittenByPersonId));
    }

    [Fact]
    public async Task A_pseudonym_stands_for_the_author_as_well()
    {
        var (committee, id, first) = await Scene();
        Assert.True((await _app.Comment(id, first, CommentSteps.Draft("5.1", "Of the first."))).IsDone);
        await Succeed(id, committee, first, "Next");
        await _app.CloseByHand(id, committee);
        var version = await _app.InDb(db => db.People.Where(p => p.Id == first.PersonId).Select(p => p.Version).SingleAsync());

        var done = await _app.In(s => s.GetRequiredService<Application.People.PseudonymisePerson>().ExecuteAsync(first.PersonId, version, first.NameLatin, Application.Audit.Acting.System, default));

        Assert.True(done.IsDone, string.Join(' ', done.Refusals.Select(r => r.Code)));
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}/comments");
        Assert.Contains("place now held by Next", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(first.NameLatin, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asking_mail_that_waits_goes_to_nobody_who_has_passed_the_place_on()
    {
        var (committee, id, first) = await Scene();
        var next = await Succeed(id, committee, first, "Next");
        await _app.Deliver();

        Assert.Equal((OutboxState.Skipped, MailFates.PassedOn), await Fate(MailKinds.BallotOpened, first));
        Assert.Equal((OutboxState.Sent, null), await Fate(MailKinds.BallotOpened, next));
        using var desk = await Browser.For(_app, committee.Secretary);
        var campaign = await _app.InDb(db => db.Outbox.Where(m => m.PersonId == first.PersonId).Select(m => m.CampaignId).FirstAsync());
        Assert.Contains("a successor holds the place", (await desk.Get($"/campaigns/{campaign}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_consultation_the_successor_is_asked_for_comments_and_the_predecessor_no_more()
    {
        var committee = await Committee();
        var id = await _app.OpenConsultation(committee);
        await Extend(id, committee);
        var next = await Succeed(id, committee, committee.Members[0], "Next");
        await _app.Deliver();

        Assert.Equal((OutboxState.Sent, null), await Fate(MailKinds.ConsultationOpened, next));
        Assert.Equal(MailFates.PassedOn, (await Fate(MailKinds.ConsultationOpened, committee.Members[0])).Fate);
        Assert.Equal(MailFates.PassedOn, (await Fate(MailKinds.ConsultationMoved, committee.Members[0])).Fate);
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));
    }

    [Fact]
    public async Task The_list_by_name_says_in_whose_place_a_successor_voted()
    {
        var (committee, id, first) = await Scene();
        var next = await Succeed(id, committee, first, "Next");
        await _app.Cast(id, next, "yes");
        await _app.CloseByHand(id, committee);
        using var desk = await Browser.For(_app, committee.Secretary);

        var rows = (await desk.Get($"/ballots/{id}")).Document.QuerySelectorAll("#votes tbody tr").Select(r => r.Spoken()).ToList();

        Assert.Contains(rows, r => r.StartsWith("Next", StringComparison.Ordinal) && r.Contains("in the place of Member 1", StringComparison.Ordinal) && r.EndsWith("electronically", StringComparison.Ordinal));
    }

    private async Task<(GivenCommittee Committee, long Id, Someone First)> Scene()
    {
        var committee = await Committee();
        return (committee, await _app.OpenBallot(committee), committee.Members[0]);
    }

    private async Task<GivenCommittee> Committee()
    {
        var committee = await _app.Committee(3);
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SuccessorsVote, true)));
        return committee;
    }

    private Task Extend(long id, GivenCommittee committee) => _app.In(async services =>
    {
        var version = await services.Db().Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync();
        var plan = new Domain.Ballots.DeadlinePlan(new DateOnly(2026, 12, 20), "24:00", "The draft came late.", true);
        Assert.True((await services.GetRequiredService<ChangeDeadline>().ExecuteAsync(id, Guid.CreateVersion7(), version, plan, GivenBallot.By(committee.Secretary), default)).IsDone);
        return true;
    });

    private async Task<Someone> Succeed(long id, GivenCommittee committee, Someone who, string name)
    {
        await _app.InDb(db => db.Memberships.Where(m => m.Id == who.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 11, 22))));
        var next = await _app.Seat(committee, name, new(2026, 11, 20));
        var place = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id && v.PersonId == who.PersonId).Select(v => v.Id).SingleAsync());
        var done = await _app.In(s => s.GetRequiredService<NameSuccessor>().ExecuteAsync(id, place, next.MembershipId, GivenBallot.By(committee.Secretary), default));
        Assert.True(done.IsDone, string.Join(' ', done.Refusals.Select(r => r.Code)));
        return next;
    }

    private Task<(OutboxState State, string? Fate)> Fate(string kind, Someone to) => _app.InDb(async db =>
    {
        var mail = await db.Outbox.AsNoTracking().Where(m => m.Template == kind && m.PersonId == to.PersonId).OrderByDescending(m => m.Id).FirstAsync();
        return (mail.State, mail.Fate);
    });
}
