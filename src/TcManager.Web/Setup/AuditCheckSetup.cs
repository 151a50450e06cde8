using TcManager.Application.Audit;

namespace TcManager.Web.Setup;

/// <summary>"check" as the first argument recomputes the chain of the audit and ends with 0 when it is whole, beside a running server too.</summary>
internal static class AuditCheckSetup
{
    internal const string Argument = "check";

    internal static async Task<int> CheckAuditAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<CheckAudit>().ExecuteAsync(CancellationToken.None);
        Console.WriteLine($"{found.Entries} entries under {found.Seals} seals, {found.Unsealed} not yet sealed; head {found.Head}");
        foreach (var fault in found.Faults)
        {
            Console.WriteLine($"{fault.Kind} at seal {fault.SealNo}{(fault.EntryId is { } entry ? $", entry {entry}" : "")}");
        }

        Console.WriteLine(found.IsWhole ? "The audit is whole." : "THE AUDIT IS NOT WHOLE.");
        return found.IsWhole ? 0 : 1;
    }
}
