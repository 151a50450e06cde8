using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Ballots.Secret;

namespace TcManager.Application.Ballots;

internal static class BallotsSetup
{
    internal static IServiceCollection AddBallots(this IServiceCollection services) => services
        .AddScoped<PublishRuleSets>()
        .AddScoped<RuleSetQueries>()
        .AddScoped<PublishRuleSet>()
        .AddScoped<VerifyRuleSet>()
        .AddScoped<BallotPlans>()
        .AddScoped<QuestionPapers>()
        .AddScoped<Electorate>()
        .AddScoped<PrepareBallot>()
        .AddScoped<ReviseBallot>()
        .AddScoped<ChangeExclusions>()
        .AddScoped<NameSuccessor>()
        .AddScoped<DraftForParent>()
        .AddScoped<GiveProxies>()
        .AddScoped<ProxyQueries>()
        .AddScoped<OpenBallot>()
        .AddScoped<CancelBallot>()
        .AddScoped<CastVote>()
        .AddScoped<RoomPresence>()
        .AddScoped<RoomQueries>()
        .AddScoped<EndRoomVote>()
        .AddScoped<RecordSlips>()
        .AddScoped<ObjectToSlip>()
        .AddScoped<DecideObjection>()
        .AddScoped<RecordedSlipQueries>()
        .AddScoped<SlipCounts>()
        .AddScoped<CloseBallot>()
        .AddScoped<WithdrawBallot>()
        .AddScoped<RuleOnVote>()
        .AddScoped<RulingQueries>()
        .AddScoped<PrepareRound>()
        .AddScoped<SealSlips>()
        .AddSingleton<BallotBox>()
        .AddScoped<EmptyBox>()
        .AddScoped<PrepareElection>()
        .AddScoped<KeepSignedResult>()
        .AddScoped<ResultQueries>()
        .AddScoped<BallotExportQueries>()
        .AddScoped<ChangeDeadline>()
        .AddScoped<SignVerdict>()
        .AddSingleton<DueBallots>()
        .AddSingleton<RestingBallots>()
        .AddScoped<OpenDueBallots>()
        .AddScoped<CloseExpiredBallots>()
        .AddScoped<AdvanceBallot>()
        .AddScoped<BallotQueries>()
        .AddScoped<BallotFormQueries>()
        .AddScoped<ParticipationQueries>()
        .AddScoped<VerdictQueries>()
        .AddScoped<CommentPlaces>()
        .AddScoped<WriteComment>()
        .AddScoped<RemoveComment>()
        .AddScoped<TakeComments>()
        .AddScoped<DisposeComments>()
        .AddScoped<CommentQueries>()
        .AddScoped<CommentSheets>()
        .AddScoped<AnswerComments>()
        .AddConsultations();

    private static IServiceCollection AddConsultations(this IServiceCollection services) => services
        .AddSingleton<AddresseeLinks>()
        .AddScoped<ConsultationReplies>()
        .AddScoped<ReplyToConsultation>()
        .AddScoped<ConsultationMails>()
        .AddScoped<AskAddressees>()
        .AddScoped<ConsultationQueries>();
}
