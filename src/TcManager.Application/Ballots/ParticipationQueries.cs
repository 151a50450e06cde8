using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>Who may vote and who has; nothing here reads a choice (decisions 9).</summary>
public sealed class ParticipationQueries(TcManagerDb db, Electorate electorate, TimeProvider clock)
{
    private const int MostRows = 1000;

    /// <summary>Returns by category, and everyone by name: those who are missing first.</summary>
    public async Task<Participation> ParticipationAsync(BallotView ballot, CancellationToken ct)
    {
        var now = clock.Now();
        var returns = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).GroupBy(v => v.Category)
            .Select(g => new CategoryReturns(g.Key, g.Count(), g.Count(v => v.LastRevision > 0))).ToListAsync(ct);
        var voids = ballot.IsSecret ? [] : await (
            from voter in db.Voters.AsNoTracking()
            where voter.BallotId == ballot.Id
            join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId
            where answer.Choice == RuleSetDefinition.VoidChoice
            select new { voter.Id, voter.Category, answer.QuestionId }).ToListAsync(ct);
        var asked = ballot.Questions.ToDictionary(q => q.Id);
        var allVoid = voids.GroupBy(v => v.Id).Where(g => g.Count() == asked.Values.Count(q => q.Rules.Definition.Admits(g.First().Category))).Select(g => g.Key).ToHashSet();
        var usable = OwedVotes.Usable(db, clock.Today(ballot.Committee.ZoneId));
        var rows = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id)
            .OrderBy(v => v.LastRevision > 0).ThenBy(v => v.Membership.Person.PinyinName).ThenBy(v => v.Id).Take(MostRows)
            .Select(v => new
            {
                v.Id,
                v.NameZh,
                v.NameLatin,
                v.Organisation,
                v.Category,
                v.PredecessorZh,
                v.PredecessorLatin,
                v.Ballot.Committee.SuccessorsVote,
                CastAt = v.LastSlip == null ? null : (DateTimeOffset?)v.LastSlip.CastAt,
                v.LastRemindedAt,
                v.EndedAt,
                v.Membership.ToOn,
                ProxyZh = usable.Where(p => p.FromVoterId == v.Id).OrderBy(p => p.Id).Select(p => p.To.NameZh).FirstOrDefault(),
                ProxyLatin = usable.Where(p => p.FromVoterId == v.Id).OrderBy(p => p.Id).Select(p => p.To.NameLatin).FirstOrDefault(),
                IsUnreachable = db.Outbox.Any(m => m.PersonId == v.PersonId && m.State == OutboxState.Failed && m.Campaign!.SubjectUid == ballot.Uid),
            })
            .ToListAsync(ct);
        return new(
            returns.Sum(r => r.Entitled),
            returns.Sum(r => r.Returned),
            returns,
            [.. rows.Select(r =>
            {
                var hasLeft = Voter.HasLeftBy(r.EndedAt, r.ToOn, now, ballot.Committee.ZoneId);
                return new ParticipationRow(r.NameZh, r.NameLatin, r.Organisation, r.Category, r.CastAt, r.LastRemindedAt, hasLeft, r.IsUnreachable)
                {
                    VoterId = r.Id,
                    IsVoid = allVoid.Contains(r.Id),
                    ProxyOf = r.CastAt is null && r.ProxyZh is not null ? new(r.ProxyZh, r.ProxyLatin ?? "") : null,
                    Predecessor = r.PredecessorZh is null ? null : new(r.PredecessorZh, r.PredecessorLatin ?? ""),
                    MaySucceed = hasLeft && r.CastAt is null && r.SuccessorsVote && ballot.State == BallotState.Open ? new(ballot.Id, r.Id) : null,
                };
            })])
        {
            Void = [.. voids.GroupBy(v => new { v.QuestionId, v.Category }, (key, all) => new VoidAnswers(key.QuestionId, key.Category, all.Count()))],
        };
    }

    /// <summary>The frozen electorate in numbers, for the limits that hang on it.</summary>
    public async Task<IReadOnlyList<EntitledVoters>> EntitledAsync(BallotView ballot, CancellationToken ct) =>
        await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).GroupBy(v => v.Category).Select(g => new EntitledVoters(g.Key, g.Count())).ToListAsync(ct);

    /// <summary>Drafters and those who are recused, with what the rules make of it. One query where there are any.</summary>
    public async Task<IReadOnlyList<ExclusionLine>> ExclusionsAsync(BallotView ballot, CancellationToken ct)
    {
        if (!ballot.HasExclusions)
        {
            return [];
        }

        var rows = await db.Exclusions.AsNoTracking().Where(e => e.BallotId == ballot.Id).OrderBy(e => e.Id)
            .Select(e => new
            {
                e.Id,
                e.Ground,
                e.Note,
                e.Membership.IsBody,
                e.Membership.Person.NameZh,
                e.Membership.Person.NameLatin,
                BodyZh = e.Membership.NominatingOrganisation == null ? "" : e.Membership.NominatingOrganisation.Name.Zh,
                BodyEn = e.Membership.NominatingOrganisation == null ? "" : e.Membership.NominatingOrganisation.Name.En,
            })
            .ToListAsync(ct);
        return [.. rows.Select(r => new ExclusionLine(r.Id, r.IsBody ? new(r.BodyZh, r.BodyEn) : new(r.NameZh, r.NameLatin), r.Ground, r.Note, ballot.KeepsFromVoting(r.Ground)))];
    }

    /// <summary>When the papers came that are put in a meeting; empty for a ballot by letter.</summary>
    private async Task<IReadOnlyList<PaperInTime>> PapersAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.Room is not { } room || !ballot.Questions.Any(q => q.Rules.Definition.PapersBeforeMeeting is not null))
        {
            return [];
        }

        var rows = await (
            from question in db.Questions.AsNoTracking()
            where question.BallotId == ballot.Id && question.DocumentId != null
            select new { question.Id, CameAt = question.Document!.Files.Max(f => (DateTimeOffset?)f.AddedAt), On = db.Meetings.Where(m => m.Id == room.MeetingId).Select(m => m.FirstOn).First() }).ToListAsync(ct);
        return [.. rows.Where(r => r.CameAt is not null).Select(r => new PaperInTime(
            LocalMoment.DayOf(r.CameAt!.Value, ballot.Committee.ZoneId), r.On, ballot.Questions.Single(q => q.Id == r.Id).Rules.Definition.PapersBeforeMeeting))];
    }

    /// <summary>Who would vote if it opened at its time, or now where that has come.</summary>
    public async Task<ElectoratePreview> PreviewAsync(BallotView ballot, CancellationToken ct)
    {
        var now = clock.Now();
        var day = LocalMoment.DayOf(ballot.OpensAt > now ? ballot.OpensAt : now, ballot.Committee.ZoneId);
        var categories = ballot.Questions.SelectMany(q => q.Rules.Definition.Electorate).Distinct().ToList();
        var electors = await electorate.OnAsync(ballot.Id, ballot.Committee.Id, categories, day, ct);
        var kept = electors.Where(e => e.Ground is { } ground && ballot.KeepsFromVoting(ground) != false).Select(e => e.MembershipId).ToHashSet();
        var voting = electors.Where(e => !kept.Contains(e.MembershipId)).ToList();
        var people = voting.ConvertAll(e => e.PersonId);
        var project = ballot.ProjectId is { } about ? await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == about, ct) : null;
        var warnings = BallotWarnings.Of(ballot.Questions.Select(q => q.Rules.Definition), project, isInMeeting: ballot.Room is not null, ballot.OpensAt > now ? ballot.OpensAt : now, ballot.Facts.ClosesAt, await PapersAsync(ballot, ct));
        return new(day, voting, [.. electors.Where(e => kept.Contains(e.MembershipId))], await db.People.CountAsync(p => people.Contains(p.Id) && p.Email == null, ct), ballot.OpensAt > now) { Warnings = warnings };
    }
}
