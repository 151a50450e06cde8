using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.Consultations;
using TcManager.Domain.Documents;
using TcManager.Domain.Projects;

namespace TcManager.Application.Demonstration;

/// <summary>Sample consultations at their own times: one that runs, with replies by link and by members, and one that has ended and is disposed of in part.</summary>
public sealed class SampleConsultations(TcManagerDb db, SampleDocuments documents, SampleComments comments, Numbering numbering, Electorate electorate, PastMails mails, SealSlips seal, TimeProvider clock)
{
    private const int OpensHour = 9;

    internal async Task ExecuteAsync(IReadOnlyList<SeededRoster> rosters, SampleOpinions opinions, CancellationToken ct)
    {
        foreach (var sample in opinions.Consultations)
        {
            var roster = rosters.Single(r => r.Committee.Fact.Code == sample.Committee);
            await db.TakeUpAsync(roster.Committee.Row.Id, ct);
            var rules = await db.RuleSetVersions.Include(v => v.RuleSet).Where(v => v.RuleSet.Code == sample.RuleSet).OrderByDescending(v => v.No).FirstAsync(ct);
            await HoldAsync(sample, roster, rules, ct);
        }
    }

    private async Task HoldAsync(SampleConsultation sample, SeededRoster roster, RuleSetVersion rules, CancellationToken ct)
    {
        var zone = roster.Committee.Fact.Zone;
        var opensOn = clock.Today(zone).AddDays(-sample.OpenedDaysAgo);
        var opensAt = SampleDays.At(opensOn, OpensHour, zone);
        var ballot = await PrepareAsync(sample, roster, rules, opensOn, opensAt.AddHours(-1), ct);
        var addressees = sample.Addressees.Index().Select(a => Addressee.Ask(
            Guid.CreateVersion7(opensAt.AddHours(-1)), ballot, new(a.Item.Name, a.Item.Contact, $"comments{a.Index + 1:00}@{sample.Reference.ToLowerInvariant().Replace('/', '-').Replace(' ', '-')}.example"), null, opensAt.AddHours(-1)).Value).ToList();
        db.AddRange(addressees);
        var electors = await electorate.OnAsync(ballot.Id, ballot.CommitteeId, rules.Definition.Electorate, opensOn, ct);
        var voters = ballot.Open(electors, opensAt).Value;
        db.AddRange(voters);
        comments.Log(opensAt, null, AuditActions.BallotOpened, ballot, ("voters", voters.Count), ("closesAt", ballot.ClosesAt));
        await db.SaveChangesAsync(ct);
        await TellAsync(ballot, MailKinds.ConsultationOpened, "opened", opensAt, voters, addressees, ct);
        var written = await ReplyAsync(sample, ballot, RepliersOf(sample, roster, voters, ballot.ClosesAt <= clock.Now()), addressees, opensAt, ct);
        if (ballot.ClosesAt <= clock.Now())
        {
            await CloseAsync(ballot, roster, voters, addressees, written, ct);
        }
    }

    private async Task<Ballot> PrepareAsync(SampleConsultation sample, SeededRoster roster, RuleSetVersion rules, DateOnly opensOn, DateTimeOffset at, CancellationToken ct)
    {
        var committee = roster.Committee.Row;
        var project = new Project(Guid.CreateVersion7(at), committee.Id, sample.Reference, sample.Project, Stage.Comment) { IsSample = true };
        db.Add(project);
        await db.SaveChangesAsync(ct);
        var draft = await documents.AddAsync(committee.Id, DocumentKind.Draft, new(sample.FileName, sample.Title, sample.Paragraphs), at, roster.Staff[0].Row.Id, ct);
        var number = await numbering.TakeAsync(committee.Id, NumberSeries.Ballots, opensOn.Year, ct);
        var plan = new BallotPlan(sample.Title.Zh, sample.Title.En, null, null, opensOn.AddDays(sample.Days), BallotPlan.DefaultClock, opensOn, $"{OpensHour}:00", committee.ZoneId, rules.Id, project.Id) { Kind = BallotKind.Consultation };
        var ballot = Ballot.Prepare(Guid.CreateVersion7(at), committee.Id, $"{committee.Code} B {opensOn.Year}-{number}", plan, draft, at, isSample: true).Value;
        db.Add(ballot);
        ballot.Release(at);
        await db.SaveChangesAsync(ct);
        return ballot;
    }

    /// <summary>
    /// Sample bodies first, and only they have opinions; whoever stands for a real organisation has replied by the deadline (decisions 22). A visitor who signs in as a member
    /// has something to reply to.
    /// </summary>
    private static SampleRepliers RepliersOf(SampleConsultation sample, SeededRoster roster, IReadOnlyList<Voter> voters, bool isOver)
    {
        var seats = roster.Seats.ToDictionary(seat => seat.Row.PersonId);
        var others = voters.Where(v => seats[v.PersonId].Plan.Person.Email != DemonstrationAccounts.Emails["member"]).ToLookup(v => seats[v.PersonId].IsOfSampleBody);
        var invented = others[true].ToList();
        List<Voter> all = isOver ? [.. invented.Take(sample.MembersReplied), .. others[false]] : [.. invented.Concat(others[false]).Take(sample.MembersReplied)];
        return new(all, [.. invented.Take(sample.MembersWithComments)]);
    }

    private async Task<List<(Comment Row, SampleComment Sample)>> ReplyAsync(SampleConsultation sample, Ballot ballot, SampleRepliers members, List<Addressee> addressees, DateTimeOffset opensAt, CancellationToken ct)
    {
        foreach (var (index, member) in members.All.Index())
        {
            var at = opensAt.AddHours(2 + (9 * index)).ToMilliseconds();
            db.Add(ballot.TakeReply(member, Guid.CreateVersion7(at), member.PersonId, SlipChannel.Web, at).Value);
            Replied(ballot, new(member, null, member.PersonId), at);
        }

        foreach (var (index, (addressee, said)) in addressees.Zip(sample.Addressees).Index().Where(a => a.Item.Second.Comments is not null))
        {
            var at = opensAt.AddHours(5 + (11 * index)).ToMilliseconds();
            addressee.TakeReply(ballot, at);
            Replied(ballot, new(null, addressee, null), at);
        }

        List<CommentAuthor> authors = [.. members.WithComments.Select(m => new CommentAuthor(m, null, m.PersonId))];
        var written = comments.Write(ballot, sample.Comments, authors, opensAt.AddHours(2));
        foreach (var (addressee, said) in addressees.Zip(sample.Addressees))
        {
            written.AddRange(comments.Write(ballot, [.. sample.Comments.Take(said.Comments ?? 0)], [new(null, addressee, null)], opensAt.AddHours(5)));
        }

        await db.SaveChangesAsync(ct);
        return written;
    }

    private async Task CloseAsync(Ballot ballot, SeededRoster roster, IReadOnlyList<Voter> voters, List<Addressee> addressees, List<(Comment Row, SampleComment Sample)> written, CancellationToken ct)
    {
        await seal.ToHeadAsync(ballot.Id, ct);
        ballot.Close(ballot.ClosesAt);
        comments.Log(ballot.ClosesAt, null, AuditActions.BallotClosed, ballot, ("byHand", false), ("missing", voters.Count(v => v.LastRevision == 0)));
        await TellAsync(ballot, MailKinds.ConsultationClosed, "closed:1", ballot.ClosesAt, voters, addressees, ct);
        comments.Dispose(ballot, written, roster.Staff[0].Row.Id);
        await db.SaveChangesAsync(ct);
    }

    private void Replied(Ballot ballot, CommentAuthor author, DateTimeOffset at)
    {
        comments.Log(at, author.PersonId, AuditActions.ConsultationReplied, ballot, ("voter", author.Key));
        var to = author.Addressee is { } addressee ? To(ballot, addressee) : To(ballot, author.Voter!);
        mails.At(at).Add(MailKinds.ConsultationReceipt, ballot.Uid, to, $"reply:{Guid.CreateVersion7(at):N}", priority: 0);
    }

    private async Task TellAsync(Ballot ballot, string kind, string occurrence, DateTimeOffset at, IReadOnlyList<Voter> voters, List<Addressee> addressees, CancellationToken ct)
    {
        var queue = mails.At(at);
        await queue.AddAllAsync(queue.Start(Guid.CreateVersion7(at), kind, ballot.CommitteeId, ballot.Uid), occurrence, [.. voters.Select(v => To(ballot, v)), .. addressees.Select(a => To(ballot, a))], null, ct);
    }

    private static MailRecipient To(Ballot ballot, Voter voter) => new(voter.PersonId, null, new(BallotId: ballot.Id, VoterId: voter.Id));

    private static MailRecipient To(Ballot ballot, Addressee addressee) => new(null, addressee.Email, new(BallotId: ballot.Id, AddresseeId: addressee.Id));
}

/// <summary>Who replies, and who of them has comments.</summary>
internal sealed record SampleRepliers(IReadOnlyList<Voter> All, IReadOnlyList<Voter> WithComments);
