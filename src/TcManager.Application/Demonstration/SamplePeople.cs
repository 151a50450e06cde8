using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>Makes sample people: a name that nobody else has, an address that leads nowhere, a position that fits employer and title.</summary>
internal sealed class SamplePeople(NameParts parts)
{
    private readonly SampleNames _names = new(parts);

    /// <param name="random">The committee's generator.</param>
    /// <param name="committee">Whose mail domain.</param>
    /// <param name="body">The employer.</param>
    /// <param name="title">技术职称.</param>
    /// <param name="isAcademician">院士.</param>
    /// <param name="mail">A name in the mail address that is known beforehand, or null.</param>
    public SamplePerson Chinese(SplitMix64 random, CommitteeFact committee, SampleBody body, TitleLevel title, bool isAcademician, string? mail)
    {
        var name = _names.Chinese(random);
        return new(name, Address(mail ?? name.Mail, committee), body.Code, body.Side, PositionOf(body.Side, title), title, isAcademician);
    }

    public SamplePerson Foreign(SplitMix64 random, CommitteeFact committee, SampleBody body, bool isChair, string? mail)
    {
        var name = _names.Foreign(random);
        var position = isChair ? parts.Positions.International : parts.Positions.NationalBody;
        return new(name, Address(mail ?? name.Mail, committee), body.Code, null, position, TitleLevel.None);
    }

    /// <summary>Somebody who works for a committee's secretariat; a twinned one has a second.</summary>
    public SamplePerson Secretary(CommitteeFact committee, string employer, bool isChinese, bool isTwin)
    {
        var random = SplitMix64.For($"{committee.Code} secretariat {employer}");
        var name = isChinese ? _names.Chinese(random) : _names.Foreign(random);
        return new(name, Address(isTwin ? "secretariat.twin" : "secretariat", committee), employer, null, parts.Positions.Secretariat, TitleLevel.Intermediate);
    }

    /// <summary>Somebody of the standards body who looks over all committees.</summary>
    public SamplePerson Supervisor(string email, string employer) =>
        new(_names.Chinese(SplitMix64.For(email)), email, employer, null, parts.Positions.Supervision, TitleLevel.Intermediate);

    private Bilingual PositionOf(StakeholderSide? side, TitleLevel title)
    {
        var positions = side == StakeholderSide.PublicInterest ? parts.Positions.Research : parts.Positions.Engineering;
        return title switch
        {
            TitleLevel.Senior => positions.Senior,
            TitleLevel.Associate => positions.Associate,
            _ => positions.Intermediate,
        };
    }

    private static string Address(string name, CommitteeFact committee) => $"{name}@{committee.MailDomain}";
}
