using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Consultations;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Consultations;

/// <summary>Consultations that a test starts from, made by the use cases themselves.</summary>
internal static class GivenConsultation
{
    internal static Task<long> DraftConsultation(this TestApp app, GivenCommittee committee, Func<BallotPlan, BallotPlan>? with = null) =>
        app.Draft(committee, "sac-comment", plan => (with ?? (p => p))(plan with { Kind = BallotKind.Consultation, QuestionZh = null, QuestionEn = null }));

    /// <summary>Open until 10 December 2026, 24:00 in Beijing.</summary>
    internal static async Task<long> OpenConsultation(this TestApp app, GivenCommittee committee, params string[] addressees)
    {
        var id = await app.DraftConsultation(committee);
        foreach (var email in addressees)
        {
            Assert.True((await app.Ask(id, committee, $"Body of {email}", email)).IsDone);
        }

        await app.Release(id, committee);
        return id;
    }

    internal static Task<Outcome> Ask(this TestApp app, long id, GivenCommittee committee, string name, string email, Guid? uid = null) => app.In(services =>
        services.GetRequiredService<AskAddressees>().OneAsync(id, uid ?? Guid.CreateVersion7(), new(name, null, email), GivenBallot.By(committee.Secretary), default));

    internal static Task<Addressee> Addressee(this TestApp app, long id, string email) => app.InDb(db => db.Addressees.AsNoTracking().SingleAsync(a => a.BallotId == id && a.Email == email));

    /// <summary>The path of the personal link.</summary>
    internal static async Task<string> LinkOf(this TestApp app, long id, string email, DateTimeOffset? expiresAt = null)
    {
        var addressee = await app.Addressee(id, email);
        return $"/c/{app.Services.GetRequiredService<AddresseeLinks>().TokenFor(addressee.Uid, expiresAt ?? GivenBallot.ClosesAt + AddresseeLinks.Life)}";
    }

    internal static async Task<Outcome<long>> CommentAs(this TestApp app, long id, string email, string text = "The limit is missing.", Guid? uid = null)
    {
        var addressee = await app.Addressee(id, email);
        return await app.In(services => services.GetRequiredService<WriteComment>().ExecuteAsync(
            new(id, uid ?? Guid.CreateVersion7(), Commenter.Addressee(addressee.Id), CommentSteps.Draft(text: text)), Application.Audit.Acting.System, default));
    }

    internal static Task<Outcome> ReplyNone(this TestApp app, long id, Someone member, Guid? uid = null) => app.In(services =>
        services.GetRequiredService<ReplyToConsultation>().ExecuteAsync(id, uid ?? Guid.CreateVersion7(), Commenter.Person(member.PersonId), GivenBallot.By(member), default));

    internal static Task<CommentReturns> Returns(this TestApp app, long id) => app.In(services => services.GetRequiredService<CommentQueries>().ReturnsAsync(id, default));

    /// <summary>The newest mail of a kind to an addressee, as it would go out.</summary>
    internal static Task<ComposedMail> WrittenTo(this TestApp app, string kind, string email) => app.In(async services =>
    {
        var mail = await services.Db().Outbox.AsNoTracking().OrderByDescending(m => m.Id).FirstAsync(m => m.Template == kind && m.Address == email);
        return await services.GetRequiredService<MailComposer>().ComposeAsync(mail, default);
    });
}
