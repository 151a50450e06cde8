using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Committees;
using TcManager.Application.Demonstration;
using TcManager.Application.Documents;
using TcManager.Application.Find;
using TcManager.Application.Imports;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Application.Members;
using TcManager.Application.People;
using TcManager.Application.Reminders;
using TcManager.Application.Reports;
using TcManager.Application.Texts;

namespace TcManager.Application;

/// <summary>What the system does, feature by feature; each feature lists its own use cases and queries.</summary>
public static class ApplicationSetup
{
    public static IServiceCollection AddApplication(this IServiceCollection services) => services
        .AddAudit()
        .AddSingleton<Measures>()
        .AddSingleton<WrittenDates>()
        .AddAccounts()
        .AddCommittees()
        .AddPeople()
        .AddMembers()
        .AddFind()
        .AddDocuments()
        .AddMeetings()
        .AddBallots()
        .AddReminders()
        .AddMail()
        .AddReports()
        .AddImports()
        .AddDemonstration();
}
