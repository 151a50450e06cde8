using TcManager.Application.Data;

namespace TcManager.Application.Imports;

/// <summary>One import is taken at a time, and nothing is joined meanwhile.</summary>
internal static class ImportGate
{
    /// <summary>
    /// Inside <see cref="WriteTransaction"/>, before all else: two imports that bring the same people must not pass each other, as no row of theirs is there yet to be held, and a
    /// row that names a person or an organisation must not be written behind a join of theirs. The oldest import is the gate; where there is none, there is nothing to wait for.
    /// </summary>
    internal static Task HoldImportsAsync(this TcManagerDb db, CancellationToken ct) =>
        db.Imports.Where(i => i.Id == db.Imports.Min(first => first.Id)).HoldAsync(i => i.AccountId, ct);
}
