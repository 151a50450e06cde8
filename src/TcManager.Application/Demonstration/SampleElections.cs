using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Documents;

namespace TcManager.Application.Demonstration;

/// <summary>A sample election in which no candidate has the majority: the next round is a button away. Who chose what is lost in it as in any other.</summary>
public sealed class SampleElections(TcManagerDb db, Numbering numbering, Electorate electorate, SealSlips seal, BallotBox box, EmptyBox emptyBox, SampleBallotMails mails, TimeProvider clock)
{
    private const int OpensHour = 9;

    internal async Task ExecuteAsync(IReadOnlyList<SeededRoster> rosters, SampleContent content, CancellationToken ct)
    {
        var sample = content.Election;
        var committee = rosters.Single(r => r.Committee.Fact.Code == sample.Committee).Committee.Row;
        await db.TakeUpAsync(committee.Id, ct);
        var rules = await db.RuleSetVersions.Include(v => v.RuleSet).Where(v => v.RuleSet.Code == content.Election.RuleSet).OrderByDescending(v => v.No).FirstAsync(ct);
        var opensOn = clock.Today(committee.ZoneId).AddDays(-sample.OpenedDaysAgo);
        var opensAt = SampleDays.At(opensOn, OpensHour, committee.ZoneId);
        var ballot = await PrepareAsync(sample, committee.Id, committee.Code, committee.ZoneId, rules, opensOn, opensAt.AddHours(-1), ct);
        var electors = await electorate.OnAsync(ballot.Id, committee.Id, rules.Definition.Electorate, opensOn, ct);
        var voters = ballot.Open(electors, opensAt).Value;
        var key = box.MakeKey(ballot.Id);
        db.AddRange(voters);
        db.Add(key);
        Log(opensAt, null, AuditActions.BallotOpened, ballot, ("voters", voters.Count), ("closesAt", ballot.ClosesAt));
        await db.SaveChangesAsync(ct);
        var slips = Cast(ballot, sample, voters, key, opensAt).ToList();
        db.AddRange(slips);
        await db.SaveChangesAsync(ct);
        await mails.AskedAsync(ballot, voters, slips, clock.Now(), ct);
        await CloseAsync(ballot, voters, slips.Count, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Ballot> PrepareAsync(
        SampleElection sample, long committeeId, string code, string zone, RuleSetVersion rules, DateOnly opensOn, DateTimeOffset at, CancellationToken ct)
    {
        var number = await numbering.TakeAsync(committeeId, NumberSeries.Ballots, opensOn.Year, ct);
        var plan = new BallotPlan(
            sample.Title.Zh, sample.Title.En, sample.Question.Zh, sample.Question.En, opensOn.AddDays(sample.Days), BallotPlan.DefaultClock, opensOn, $"{OpensHour}:00", zone, rules.Id, null);
        var candidates = sample.Candidates.Select(c => new CandidatePlan(null, c.Zh, c.En));
        var ballot = Ballot.PrepareElection(Guid.CreateVersion7(at), committeeId, $"{code} B {opensOn.Year}-{number}", new(plan, [.. candidates]), null, at, isSample: true).Value;
        db.Add(ballot);
        _ = ballot.Release(at);
        await db.SaveChangesAsync(ct);
        return ballot;
    }

    /// <summary>In the order of the lot; nothing of it is kept but the sums.</summary>
    private IEnumerable<Slip> Cast(Ballot ballot, SampleElection sample, IReadOnlyList<Voter> voters, BallotKey key, DateTimeOffset from)
    {
        var lot = SplitMix64.For(sample.Title.En);
        var choices = lot.Shuffled(sample.Voting.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => Enumerable.Repeat(c.Key, c.Value))).ToList();
        foreach (var (index, (voter, choice)) in lot.Shuffled(voters).Zip(choices).Index())
        {
            var at = (from + ((ballot.ClosesAt - from) * (index + 1) / (choices.Count + 1))).ToMilliseconds();
            var uid = Guid.CreateVersion7(at);
            var casting = new Casting(uid, [new(1, choice, null)], voter.PersonId, SlipChannel.Web, at) { Seal = answers => BallotBox.Seal(key.PublicKey, new(ballot.Uid, uid, voter.VoterKey), answers) };
            var slip = ballot.Accept(voter, casting).Value;
            Log(at, voter.PersonId, AuditActions.VoteCast, ballot, ("voter", voter.VoterKey), ("revision", slip.Revision), ("slip", slip.Uid));
            yield return slip;
        }
    }

    private async Task CloseAsync(Ballot ballot, IReadOnlyList<Voter> voters, int slips, CancellationToken ct)
    {
        _ = ballot.Close(ballot.ClosesAt);
        var head = await seal.ToHeadAsync(ballot.Id, ct);
        var choices = await emptyBox.ExecuteAsync(ballot, ballot.ClosesAt, ct);
        var count = new BallotCount(
            [.. voters.CountBy(v => v.Category).Select(c => new EntitledVoters(c.Key, c.Value))],
            [.. choices.CountBy(c => (c.Category, c.Choice)).Select(c => new CountedVotes(c.Key.Category, c.Key.Choice, c.Value))]);
        db.Add(ballot.Conclude(ballot.Questions[0], count, ballot.ClosesAt, head).Value);
        Log(ballot.ClosesAt, null, AuditActions.BallotClosed, ballot, ("byHand", false), ("missing", voters.Count - slips));
        await mails.ClosedAsync(ballot, voters, ct);
    }

    private void Log(DateTimeOffset at, long? personId, string action, Ballot ballot, params (string Name, object? Value)[] data) =>
        new AuditLog(db, new ClockAt(at)).Add(new(null, personId, null), action, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, data);
}
