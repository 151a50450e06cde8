using Microsoft.Extensions.Localization;
using TcManager.Application.Texts;

namespace TcManager.Application.Mail.Templates;

/// <summary>What the mails about a ballot have in common.</summary>
public sealed class BallotLines(BallotNotices notices, DaysLeft daysLeft, WrittenDates dates, IStringLocalizer<MailTexts> texts)
{
    public IEnumerable<MailFact> Facts(BallotNotice ballot, MailReader reader) =>
    [
        new(texts["ballot"], [ballot.Number, ballot.Title.In(reader.Culture)]),
        new(texts["voteBy"], [.. reader.Before(dates, texts, ballot.Deadline), daysLeft.Until(ballot.Deadline)]),
    ];

    /// <summary>Each question, with its paper below it, or who stands.</summary>
    public MailSection Questions(BallotNotice ballot, string culture) => new(texts["questions"], [.. ballot.Questions.Select(question => new MailItem(
        ballot.Questions.Count == 1 ? question.Text.In(culture) : $"{question.No}. {question.Text.In(culture)}",
        question.Paper is { } paper ? $"N {paper.Number} {paper.Title.In(culture)}"
            : question.Candidates.Count > 0 ? texts["candidates", string.Join(texts["candidates.join"], question.Candidates.Select(c => c.In(culture)))].Value : null,
        question.Paper is { Revision: { } revision } file ? notices.PaperUrl(file.DocumentId, revision) : null))]);

    /// <summary>Votes need a sign-in (decisions 20), so the button is the same for everybody.</summary>
    public MailButton VoteButton(BallotNotice ballot) => new(texts["vote.button"], notices.Url(ballot.Id, "/vote"), texts["vote.signIn"]);

    /// <summary>To the slip of whoever has given a proxy.</summary>
    public MailButton ProxyButton(BallotNotice ballot, long forVoterId, string name) => new(texts["proxyVote.button", name], notices.Url(ballot.Id, $"/vote?for={forVoterId}"), texts["vote.signIn"]);

    public string WhyVoter(BallotNotice ballot) => texts["whyVoter", ballot.Number];
}
