using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Consultations;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Security;

/// <summary>Each kind of user, and one of each thing that an address names: of the committee, of another one, a draft, one of the past.</summary>
internal sealed class AccessScene(TestApp app)
{
    /// <summary>Within the seat of the past member.</summary>
    private static readonly DateTimeOffset AtThePast = new(2025, 3, 1, 1, 0, 0, TimeSpan.Zero);

    internal async Task<(List<(string Kind, Someone? Who)> Kinds, Func<string, string, string> Places)> SetAsync()
    {
        var committee = await app.Committee(2, "SAC/TC 901");
        var other = await app.Committee(1, "SAC/TC 902");
        var kinds = new List<(string, Someone?)>
        {
            ("nobody", null),
            ("stranger", await app.Outsider("stranger@walk.example")),
            ("observer", await app.Seat(committee, "Observer", new(2024, 3, 1), category: SeatCategory.Liaison)),
            ("past", await app.Seat(committee, "Past", new(2024, 3, 1), new(2025, 6, 30))),
            ("member", committee.Members[0]),
            ("chair", committee.Chair),
            ("secretariat", committee.Secretary),
            ("other-secr", other.Secretary),
            ("supervisor", await app.Outsider("supervisor@walk.example", SystemRole.Supervisor)),
            ("administrator", await app.Outsider("administrator@walk.example", SystemRole.Administrator)),
        };
        var past = await app.Plenary(committee, 1, new(2025, 3, 1), (committee.Chair, Domain.Meetings.AttendanceOutcome.Present));
        var called = await MeetingSteps.Called(app, committee);
        var planned = await app.Schedule(committee);
        var open = await GivenBallot.OpenBallot(app, committee);
        var voter = await app.InDb(db => db.Voters.Where(v => v.BallotId == open).Select(v => v.Id).FirstAsync());
        var draft = await app.Draft(committee);
        var closing = await GivenBallot.OpenBallot(app, committee);
        await app.InDb(db => db.Ballots.Where(b => b.Id == closing).ExecuteUpdateAsync(set => set.SetProperty(b => b.OpensAt, AtThePast).SetProperty(b => b.OpenedAt, AtThePast)));
        var foreignPlenary = await app.Plenary(other, 1, new(2025, 3, 1), (other.Chair, Domain.Meetings.AttendanceOutcome.Present));
        await MeetingSteps.Called(app, other);
        var foreignBallot = await GivenBallot.OpenBallot(app, other);
        var (mail, foreignMail) = (await MailOf(committee), await MailOf(other));
        var (paper, draftPaper, pastPaper) = (await PaperOf(open), await PaperOf(draft), await PaperOf(await app.Draft(committee)));
        await app.InDb(async db =>
        {
            db.Add(new Domain.Meetings.MeetingPaper(past, pastPaper));
            await db.SaveChangesAsync();
        });
        var papers = new Dictionary<string, long> { [""] = paper, ["draft"] = draftPaper, ["past"] = pastPaper, ["past-ballot"] = await PaperOf(closing), ["foreign"] = await PaperOf(foreignBallot) };
        var body = await app.InDb(db => db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id).Select(b => b.Id).FirstAsync());
        var staff = await app.InDb(db => db.Staff.Where(b => b.CommitteeId == committee.Id).Select(b => b.Id).FirstAsync());
        var bond = await app.InDb(async db =>
        {
            var mirror = new Domain.Committees.CommitteeLink(committee.Id, other.Id, Domain.Committees.LinkKind.Mirror);
            db.Add(mirror);
            await db.SaveChangesAsync();
            return mirror.Id;
        });
        var (change, foreignChange) = (await ChangeOf(committee), await ChangeOf(other));
        var (organisation, employment, registration) = await CareerOf(committee.Members[1]);
        var duty = await DutyOf(committee);
        var import = await ImportOf(committee);
        var link = (await app.Link(called, committee.Members[1]))["/r/".Length..];
        var consultation = await app.OpenConsultation(committee, "walk@body.example", "withdrawn@body.example");
        var addressee = await app.Addressee(consultation, "withdrawn@body.example");
        var consultationDraft = await app.DraftConsultation(committee);
        var asked = (await app.LinkOf(consultation, "walk@body.example"))["/c/".Length..];
        var askedPaper = await PaperOf(consultation);
        var account = (await app.Outsider("account@walk.example")).AccountId;
        return (kinds, (pattern, thing) => pattern
            .Replace("/committees/{id:long}", $"/committees/{committee.Id}", StringComparison.Ordinal)
            .Replace("/accounts/{id:long}", $"/accounts/{account}", StringComparison.Ordinal)
            .Replace("/people/{id:long}", $"/people/{committee.Members[1].PersonId}", StringComparison.Ordinal)
            .Replace("/organisations/{id:long}", $"/organisations/{organisation}", StringComparison.Ordinal)
            .Replace("{employmentId:long}", $"{employment}", StringComparison.Ordinal)
            .Replace("{registrationId:long}", $"{registration}", StringComparison.Ordinal)
            .Replace("/roster-changes/{id:long}", $"/roster-changes/{change.Id}", StringComparison.Ordinal)
            .Replace("/duty-proposals/{id:long}", $"/duty-proposals/{duty}", StringComparison.Ordinal)
            .Replace("{lineId:long}", $"{(thing == "foreign" ? foreignChange : change).Line}", StringComparison.Ordinal)
            .Replace("{bodyId:long}", $"{body}", StringComparison.Ordinal)
            .Replace("{uploadId:long}", "1", StringComparison.Ordinal)
            .Replace("{sheetId:long}", "1", StringComparison.Ordinal)
            .Replace("{voterId:long}", $"{voter}", StringComparison.Ordinal)
            .Replace("{proxyId:long}", "1", StringComparison.Ordinal)
            .Replace("{exclusionId:long}", "1", StringComparison.Ordinal)
            .Replace("{batchId:long}", "1", StringComparison.Ordinal)
            .Replace("{objectionId:long}", "1", StringComparison.Ordinal)
            .Replace("{commentId:long}", "1", StringComparison.Ordinal)
            .Replace("{staffId:long}", $"{staff}", StringComparison.Ordinal)
            .Replace("{linkId:long}", $"{bond}", StringComparison.Ordinal)
            .Replace("{paper}", "list", StringComparison.Ordinal)
            .Replace("/profiles/{code}", "/profiles/sac-2020", StringComparison.Ordinal)
            .Replace("{no:int}", "1", StringComparison.Ordinal)
            .Replace("/imports/{id:long}", $"/imports/{import}", StringComparison.Ordinal)
            .Replace("{format}", "csv", StringComparison.Ordinal)
            .Replace("/seats/{id:long}", $"/seats/{committee.Chair.MembershipId}", StringComparison.Ordinal)
            .Replace("{person:long}", $"{committee.Chair.PersonId}", StringComparison.Ordinal)
            .Replace("{role}", nameof(OfficeRole.Chair), StringComparison.Ordinal)
            .Replace("/ballots/{id:long}", $"/ballots/{thing switch { "draft" => draft, "past" => closing, _ => open }}", StringComparison.Ordinal)
            .Replace("/meetings/{id:long}", $"/meetings/{thing switch { "draft" => planned, "past" => past, _ => called }}", StringComparison.Ordinal)
            .Replace("/campaigns/{id:long}", $"/campaigns/{mail.Campaign}", StringComparison.Ordinal)
            .Replace("/documents/{id:long}", $"/documents/{papers.GetValueOrDefault(thing)}", StringComparison.Ordinal)
            .Replace("{meetingId:long}", $"{(thing == "foreign" ? foreignPlenary : past)}", StringComparison.Ordinal)
            .Replace("{membershipId:long}", $"{(thing == "foreign" ? other : committee).Chair.MembershipId}", StringComparison.Ordinal)
            .Replace("{mailId:long}", $"{(thing == "foreign" ? foreignMail : mail).Id}", StringComparison.Ordinal)
            .Replace("{revision:int}", "1", StringComparison.Ordinal)
            .Replace("{code}", "sac-tc", StringComparison.Ordinal)
            .Replace("/consultations/{id:long}", $"/consultations/{(thing == "draft" ? consultationDraft : consultation)}", StringComparison.Ordinal)
            .Replace("{addresseeId:long}", $"{addressee.Id}", StringComparison.Ordinal)
            .Replace("{documentId:long}", $"{(thing == "foreign" ? papers["foreign"] : askedPaper)}", StringComparison.Ordinal)
            .Replace("/c/{token}", $"/c/{asked}", StringComparison.Ordinal)
            .Replace("{token}", link, StringComparison.Ordinal)
            .Replace("{link}", "no-such-link", StringComparison.Ordinal)
            .Replace("{name}", "no-such-mail", StringComparison.Ordinal)
            .Replace("{status:int}", "404", StringComparison.Ordinal)
            .Replace("/{**path}", "", StringComparison.Ordinal));
    }

    private Task<(long Id, long Campaign)> MailOf(GivenCommittee committee) => app.InDb(async db =>
    {
        var mail = await db.Outbox.Where(m => m.Campaign!.CommitteeId == committee.Id).OrderBy(m => m.Id).Select(m => new { m.Id, m.CampaignId }).FirstAsync();
        return (mail.Id, mail.CampaignId!.Value);
    });

    private Task<(long Organisation, long Employment, long Registration)> CareerOf(Someone someone) => app.InDb(async db =>
    {
        var job = await db.Employments.SingleAsync(e => e.PersonId == someone.PersonId);
        var expert = new Domain.People.ExpertRegistration(someone.PersonId, Domain.People.InternationalBody.ISO, "ISO/TC 182/WG 10", new(2025, 1, 1));
        db.Add(expert);
        await db.SaveChangesAsync();
        return (job.OrganisationId, job.Id, expert.Id);
    });

    private async Task<(long Id, long Line)> ChangeOf(GivenCommittee committee)
    {
        var id = (await app.In(services => services.GetRequiredService<Application.Members.Changes.PrepareRosterChange>()
            .ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, Domain.Members.Changes.RosterChangeKind.Adjustment, new(2027, 1, 1), null, null), Application.Audit.Acting.System, default))).Value;
        return (id, await app.InDb(db => db.RosterChangeLines.Where(l => l.ChangeId == id).OrderBy(l => l.Id).Select(l => l.Id).FirstAsync()));
    }

    private Task<long> DutyOf(GivenCommittee committee) => app.InDb(async db =>
    {
        db.OwesNoAudit = true;
        var standing = new Domain.Members.Duties.DutyStanding(Domain.Members.Duties.DutyKind.Meetings, 2, 2, 2, []);
        var clause = new Domain.Ballots.RuleSets.Clause(new("办法", "Measures"), Domain.Ballots.RuleSets.RuleMark.Recalled);
        var duty = new Domain.Members.Duties.DutyProposal(
            Guid.CreateVersion7(), committee.Id, committee.Members[1].MembershipId, new(standing, "sac-2020", 1, Domain.Members.Duties.DutyConsequence.Removal, clause), app.Clock.GetUtcNow());
        db.Add(duty);
        await db.SaveChangesAsync();
        return duty.Id;
    });

    /// <summary>A table that the secretariat has handed in, with a row that is not taken.</summary>
    private async Task<long> ImportOf(GivenCommittee committee)
    {
        var upload = new Application.Documents.Upload("seats.csv", 0, () => new MemoryStream(Encoding.UTF8.GetBytes("name,first day\nNobody,2026-01-01\n")));
        var handed = await app.In(services => services.GetRequiredService<Application.Imports.HandInImport>()
            .ExecuteAsync(new(Guid.CreateVersion7(), Domain.Imports.ImportKind.Seats, committee.Id, committee.Secretary.AccountId, upload), default));
        return handed.Value;
    }

    private Task<long> PaperOf(long ballotId) => app.InDb(db => db.Questions.Where(q => q.BallotId == ballotId).Select(q => q.DocumentId!.Value).FirstAsync());
}
