using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>What is kept as JSON text, letter for letter: hashes are over the letters, and another version of the product may write them otherwise.</summary>
public static class StoredText
{
    /// <summary>The definition of a version of a rule set.</summary>
    public static async Task<string> DefinitionAsync(TcManagerDb db, long ruleSetVersionId, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<string>("SELECT \"Definition\" AS \"Value\" FROM \"RuleSetVersions\" WHERE \"Id\" = {0}", ruleSetVersionId).ToListAsync(ct)).Single();
}
