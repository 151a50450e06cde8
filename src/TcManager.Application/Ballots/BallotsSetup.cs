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
        .AddScoped<VoterMails>()
        .AddScoped<OpenBallot>()
        .AddScoped<CancelBallot>()
        .AddSingleton<CastVote>()
        .AddScoped<CastVotes>()
        .AddScoped<RoomPresence>()
        .AddScoped<RoomQueries>()
        .AddScoped<EndRoomVote>()
        .AddScoped<EndDueRooms>()
        .AddScoped<RecordSlips>()
        .AddScoped<ObjectToSlip>()
        .AddScoped<DecideObjection>()
        .AddScoped<RecordedSlipQueries>()
        .AddScoped<CloseBallot>()
        .AddScoped<SealSlips>()
        .AddScoped<CheckSlips>()
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
        .AddScoped<LateComments>()
        .AddScoped<WriteComment>()
        .AddScoped<RemoveComment>()
        .AddScoped<TakeComments>()
        .AddScoped<DisposeComments>()
        .AddScoped<HandInDispositions>()
        .AddScoped<TakeDispositions>()
        .AddScoped<DispositionSheetQueries>()
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
