using TcManager.Application.Audit;
using TcManager.Application.Ballots;

namespace TcManager.Web.Setup;

/// <summary>"check" as the first argument recomputes the chain of the audit and those of the ballots, and ends with 0 when all are whole, beside a running server too.</summary>
internal static class CheckSetup
{
    internal const string Argument = "check";

    internal static async Task<int> CheckAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var audit = await scope.ServiceProvider.GetRequiredService<CheckAudit>().ExecuteAsync(CancellationToken.None);
        Console.WriteLine($"{audit.Entries} entries under {audit.Seals} seals, {audit.Unsealed} not yet sealed; head {audit.Head}");
        foreach (var fault in audit.Faults)
        {
            Console.WriteLine($"{fault.Kind} at seal {fault.SealNo}{(fault.EntryId is { } entry ? $", entry {entry}" : "")}");
        }

        Console.WriteLine(audit.IsWhole ? "The audit is whole." : "THE AUDIT IS NOT WHOLE.");
        var slips = await scope.ServiceProvider.GetRequiredService<CheckSlips>().ExecuteAsync(CancellationToken.None);
        Console.WriteLine($"{slips.Slips} slips of {slips.Ballots} ballots");
        foreach (var fault in slips.Faults)
        {
            Console.WriteLine($"{fault.Kind} in ballot {fault.BallotId}, slip {fault.No}");
        }

        Console.WriteLine(slips.IsWhole ? "The chains of slips are whole." : "THE CHAINS OF SLIPS ARE NOT WHOLE.");
        return audit.IsWhole && slips.IsWhole ? 0 : 1;
    }
}
