using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Documents;
using TcManager.Domain.Members;
using TcManager.Domain.Projects;

namespace TcManager.Application.Demonstration;

/// <summary>Sample ballots at their own times: approved and signed, short of the return, open, and one with two denominators.</summary>
public sealed class SampleBallots(TcManagerDb db, SampleDocuments documents, Numbering numbering, Electorate electorate, SealSlips seal, SampleDesk desk, SampleBallotMails mails, SampleComments comments, SampleSequels sequels, SampleSuccession succession, SlipCounts counts, TimeProvider clock)
{
    private const int OpensHour = 9;

    internal async Task ExecuteAsync(IReadOnlyList<SeededRoster> rosters, SampleContent content, SampleOpinions opinions, SamplePeople people, CancellationToken ct)
    {
        foreach (var sample in content.Ballots)
        {
            var roster = rosters.Single(r => r.Committee.Fact.Code == sample.Committee);
            await db.TakeUpAsync(roster.Committee.Row.Id, ct);
            var rules = await db.RuleSetVersions.Include(v => v.RuleSet).Where(v => v.RuleSet.Code == sample.RuleSet).OrderByDescending(v => v.No).FirstAsync(ct);
            await HoldAsync(sample, roster, rules, content, opinions.Comments.GetValueOrDefault(sample.Reference, []), people, ct);
        }
    }

    private async Task HoldAsync(SampleBallot sample, SeededRoster roster, RuleSetVersion rules, SampleContent content, IReadOnlyList<SampleComment> opinions, SamplePeople people, CancellationToken ct)
    {
        var zone = roster.Committee.Fact.Zone;
        var opensOn = clock.Today(zone).AddDays(-sample.OpenedDaysAgo);
        var opensAt = SampleDays.At(opensOn, OpensHour, zone);
        var ballot = await PrepareAsync(sample, roster, rules, opensOn, opensAt.AddHours(-1), ct);
        var voters = await OpenAsync(ballot, rules, opensAt, ct);
        var now = clock.Now();
        var isOpen = now < ballot.ClosesAt;
        var until = sample.WithdrawnAfterDays is { } days ? opensAt.AddDays(days) : isOpen ? now : ballot.ClosesAt;
        var place = sample.Succession ? voters.Single(v => v.MembershipId == SampleSuccession.LeaverOf(roster).Row.Id) : null;
        var votes = new SampleVoting(sample, roster.Seats, isOpen).Draw([.. voters.Where(v => v != place)], opensAt, until);
        var cast = votes.ToList();

        // The desk may be kept by somebody of a real organisation, who records no opinion but yes (decisions 22).
        var onPaper = cast.Where(vote => vote.Choice == RuleSetDefinition.VoidChoice).Concat(cast.Where(vote => vote.Choice == "yes").TakeLast(sample.Paper)).ToList();
        var slips = cast.Except(onPaper).Select(vote => Cast(ballot, vote.Voter, vote.Choice, content, vote.At.ToMilliseconds())).ToList();
        slips.AddRange(desk.Record(ballot, onPaper, content.VoidReason, roster.Staff[0].Row.Id));
        db.AddRange(slips);
        await db.SaveChangesAsync(ct);
        if (!isOpen)
        {
            desk.Object(ballot, slips);
        }

        await mails.AskedAsync(ballot, voters, slips, until < now ? until : now, ct);
        if (place is not null)
        {
            await succession.ExecuteAsync(ballot, roster, place, people, ct);
        }

        if (sample.WithdrawnAfterDays is not null)
        {
            await sequels.WithdrawAsync(ballot, sample.WithdrawalReason!, voters, roster.Staff[0].Row.Id, until, ct);
            return;
        }

        var written = comments.Write(ballot, opinions, AuthorsOf(roster, voters, isOpen), opensAt);
        if (isOpen && written.Count > 0)
        {
            comments.Upload(ballot, written[0].Row, opensAt.AddHours(20));
        }

        if (!isOpen)
        {
            await CloseAsync(ballot, sample, roster, voters, slips, ct);
            comments.Dispose(ballot, written, roster.Staff[0].Row.Id);

            // What a table says names comments that are there.
            await db.SaveChangesAsync(ct);
            comments.HandIn(ballot, written, roster.Staff[0].Row.Id, now.AddHours(-3).ToMilliseconds());
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opinions belong to sample bodies (decisions 22), and on an open ballot to the visitor who signs in as a member: nobody else's could be read.</summary>
    private static IReadOnlyList<CommentAuthor> AuthorsOf(SeededRoster roster, IReadOnlyList<Voter> voters, bool isOpen)
    {
        var authors = roster.Seats.Where(seat => isOpen ? seat.Plan.Person.Email == DemonstrationAccounts.Emails["member"] : seat.IsOfSampleBody).Select(seat => seat.Row.PersonId).ToHashSet();
        return [.. voters.Where(v => authors.Contains(v.PersonId) && (isOpen || v.LastRevision > 0)).Select(v => new CommentAuthor(v, null, v.PersonId))];
    }

    private async Task<Ballot> PrepareAsync(SampleBallot sample, SeededRoster roster, RuleSetVersion rules, DateOnly opensOn, DateTimeOffset at, CancellationToken ct)
    {
        var committee = roster.Committee.Row;
        var stage = roster.Committee.Fact.IsNational ? Stage.Proposal : Stage.Review;
        var project = new Project(Guid.CreateVersion7(at), committee.Id, sample.Reference, sample.Project, stage) { IsSample = true };
        db.Add(project);
        await db.SaveChangesAsync(ct);
        var kind = roster.Committee.Fact.IsNational ? DocumentKind.Proposal : DocumentKind.Draft;
        var draft = await documents.AddAsync(committee.Id, kind, new(sample.FileName, sample.Title, sample.Paragraphs), at, roster.Staff[0].Row.Id, ct);
        var number = await numbering.TakeAsync(committee.Id, NumberSeries.Ballots, opensOn.Year, ct);
        var plan = new BallotPlan(
            sample.Title.Zh, sample.Title.En, sample.Question.Zh, sample.Question.En, opensOn.AddDays(sample.Days), BallotPlan.DefaultClock, opensOn, $"{OpensHour}:00", committee.ZoneId, rules.Id, project.Id);
        var ballot = Ballot.Prepare(Guid.CreateVersion7(at), committee.Id, $"{committee.Code} B {opensOn.Year}-{number}", plan, draft, at, isSample: true).Value;
        db.Add(ballot);
        Require(ballot.Release(at));
        await db.SaveChangesAsync(ct);
        return ballot;
    }

    private async Task<IReadOnlyList<Voter>> OpenAsync(Ballot ballot, RuleSetVersion rules, DateTimeOffset at, CancellationToken ct)
    {
        var electors = await electorate.OnAsync(ballot.Id, ballot.CommitteeId, rules.Definition.Electorate, LocalMoment.DayOf(at, ballot.ZoneId), ct);
        var voters = ballot.Open(electors, at).Value;
        db.AddRange(voters);
        Log(at, null, AuditActions.BallotOpened, ballot, ("voters", voters.Count), ("closesAt", ballot.ClosesAt));
        await db.SaveChangesAsync(ct);
        return voters;
    }

    private Slip Cast(Ballot ballot, Voter voter, string choice, SampleContent content, DateTimeOffset at)
    {
        var answer = new CastAnswer(1, choice, choice is "no" or "noUnlessAdopted" ? content.Reason : null);
        var slip = ballot.Accept(voter, new(Guid.CreateVersion7(at), [answer], voter.PersonId, SlipChannel.Web, at)).Value;
        Log(at, voter.PersonId, AuditActions.VoteCast, ballot, ("voter", voter.VoterKey), ("revision", slip.Revision), ("slip", slip.Uid));
        return slip;
    }

    private async Task CloseAsync(Ballot ballot, SampleBallot sample, SeededRoster roster, IReadOnlyList<Voter> voters, List<Slip> slips, CancellationToken ct)
    {
        Require(ballot.Close(ballot.ClosesAt));
        var verdict = ballot.Conclude(ballot.Questions[0], (await counts.OfAsync(ballot, ct)).Of(ballot.Questions[0]), ballot.ClosesAt, await seal.ToHeadAsync(ballot.Id, ct)).Value;
        db.Add(verdict);
        Log(ballot.ClosesAt, null, AuditActions.BallotClosed, ballot, ("byHand", false), ("missing", voters.Count - slips.Count));
        await mails.ClosedAsync(ballot, voters, ct);
        if (sample.Adopted is { } adopted)
        {
            await db.SaveChangesAsync(ct);
            await sequels.RuleAsync(ballot, verdict, adopted, roster.Staff[0].Row.Id, ct);
        }

        if (sample.SignedAfterDays is { } days)
        {
            var at = SampleDays.At(ballot.Deadline.Local.Day.AddDays(days), 10, ballot.ZoneId);
            var chair = roster.Seats.Single(s => s.Plan.Holds(OfficeRole.Chair)).Row.PersonId;
            Require(verdict.Sign(chair, at));
            Log(at, chair, AuditActions.VerdictSigned, ballot, ("result", Convert.ToHexStringLower(verdict.ResultHash)));
        }

        await db.SaveChangesAsync(ct);
    }

    private void Log(DateTimeOffset at, long? personId, string action, Ballot ballot, params (string Name, object? Value)[] data) =>
        new AuditLog(db, new ClockAt(at)).Add(new(null, personId, null), action, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, data);

    internal static void Require(Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException($"The demonstration is refused: {outcome.Refusals[0].Code}");
        }
    }
}
