using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots.RuleSets;

/// <summary>A version to publish.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="Of">The set that it becomes a version of; null for a set of its own.</param>
/// <param name="After">The newest version when the form was made; null for a set of its own.</param>
/// <param name="Definition">What it says.</param>
/// <param name="Examples">What it must give.</param>
public sealed record RuleSetToPublish(Guid Uid, string? Of, int? After, RuleSetDefinition Definition, IReadOnlyList<WorkedExample> Examples);

/// <summary>A version by which it is found.</summary>
public sealed record PublishedVersion(string Code, int No);

/// <summary>
/// Publishes a set, or another version of one, as an administrator wrote it. It is never verified by that: somebody else's reading of the text is another act.
/// </summary>
public sealed class PublishRuleSet(TcManagerDb db, AuditLog audit)
{
    /// <summary>
    /// The version; a repeat of the form gives the first one's. Refused as <see cref="Faults"/> says, and as <c>ruleSet.codeTaken</c>, <c>ruleSet.gone</c>,
    /// <c>ruleSet.stale</c>, <c>ruleSet.unchanged</c> (version) and <see cref="SentForms.SentBefore"/>.
    /// </summary>
    public async Task<Outcome<PublishedVersion>> ExecuteAsync(RuleSetToPublish input, Acting acting, CancellationToken ct)
    {
        if (Faults(input.Definition, input.Examples) is { Count: > 0 } faults)
        {
            return Outcome.Refused<PublishedVersion>(faults);
        }

        try
        {
            return await db.InTransactionAsync(token => WorkAsync(input, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // Another copy of the form, or another administrator, was first: the second look says which.
            db.ChangeTracker.Clear();
            return await db.InTransactionAsync(token => WorkAsync(input, acting, token), ct);
        }
    }

    /// <summary>
    /// What is wrong with a definition and its examples, before anything is saved: <see cref="RuleSetDefinition.Check"/>, <c>ruleSet.exampleMissing</c>,
    /// <c>ruleSet.exampleTwice</c> (id), <c>ruleSet.exampleBroken</c> (ids).
    /// </summary>
    public static IReadOnlyList<Refusal> Faults(RuleSetDefinition definition, IReadOnlyList<WorkedExample> examples)
    {
        var faults = definition.Check().Refusals.ToList();
        if (definition.HasVote() && examples.Count == 0)
        {
            faults.Add(new("ruleSet.exampleMissing", nameof(RuleSetToPublish.Examples)));
        }

        faults.AddRange(examples.GroupBy(example => example.Id).Where(group => group.Count() > 1).Select(group => new Refusal("ruleSet.exampleTwice", nameof(RuleSetToPublish.Examples), group.Key)));
        if (faults.Count == 0 && ExampleRun.All(definition, examples).Where(run => !run.Agrees).Select(run => run.Example.Id).ToList() is { Count: > 0 } broken)
        {
            faults.Add(new("ruleSet.exampleBroken", nameof(RuleSetToPublish.Examples), string.Join(", ", broken)));
        }

        return faults;
    }

    private async Task<Outcome<PublishedVersion>> WorkAsync(RuleSetToPublish input, Acting acting, CancellationToken ct)
    {
        var hash = RuleSetHash.Of(input.Definition);
        if (await FirstResultAsync(input, hash, ct) is { } first)
        {
            return first;
        }

        var set = await db.RuleSets.SingleOrDefaultAsync(s => s.Code == input.Definition.Code, ct);
        var versions = set is null ? [] : await db.RuleSetVersions.AsNoTracking().Where(v => v.RuleSetId == set.Id).Select(v => new KnownVersion(v.No, v.Hash)).ToListAsync(ct);
        if (Conflict(input, hash, versions) is { } refusal)
        {
            // What stands in the way may be this form's first copy, committed since the look above.
            return await FirstResultAsync(input, hash, ct) ?? refusal;
        }

        return await SaveAsync(input, set ?? new(input.Definition.Code, input.Definition.Title), versions.Select(v => v.No).DefaultIfEmpty(0).Max() + 1, hash, acting, ct);
    }

    private static Refusal? Conflict(RuleSetToPublish input, byte[] hash, IReadOnlyList<KnownVersion> versions)
    {
        var isThere = versions.Count > 0;
        if (input.Of is null ? isThere : !isThere || input.Of != input.Definition.Code)
        {
            return new(input.Of is null ? "ruleSet.codeTaken" : "ruleSet.gone", nameof(RuleSetDefinition.Code), input.Definition.Code);
        }

        if (isThere && versions.Max(v => v.No) != input.After)
        {
            return new("ruleSet.stale", null, versions.Max(v => v.No));
        }

        return versions.FirstOrDefault(v => v.Hash.AsSpan().SequenceEqual(hash)) is { } same ? new("ruleSet.unchanged", null, same.No) : null;
    }

    private async Task<Outcome<PublishedVersion>?> FirstResultAsync(RuleSetToPublish input, byte[] hash, CancellationToken ct)
    {
        var first = await db.RuleSetVersions.AsNoTracking().Where(v => v.Uid == input.Uid).Select(v => new { v.RuleSet.Code, v.No, v.Hash }).SingleOrDefaultAsync(ct);
        return first is null ? null
            : first.Hash.AsSpan().SequenceEqual(hash) && first.Code == input.Definition.Code ? new PublishedVersion(first.Code, first.No)
            : SentForms.SentBefore;
    }

    private async Task<PublishedVersion> SaveAsync(RuleSetToPublish input, RuleSet set, int no, byte[] hash, Acting acting, CancellationToken ct)
    {
        db.RuleSetVersions.Add(new(set, no, input.Definition, input.Examples, hash, input.Definition.Source.ValidFrom ?? DateOnly.MinValue, isVerified: false, input.Uid));
        audit.Add(acting, AuditActions.RuleSetPublished, AuditSubject.RuleSet, input.Uid, null, ("code", set.Code), ("version", no));
        await db.SaveChangesAsync(ct);
        return new(set.Code, no);
    }

    private sealed record KnownVersion(int No, byte[] Hash);
}
