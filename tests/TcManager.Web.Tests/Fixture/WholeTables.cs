using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TcManager.Web.Tests.Fixture;

/// <summary>
/// A page must not become slower by what a committee did ten years ago: a query of the application that goes through the whole of a table that grows is broken off, in whatever test it
/// is sent. SQLite says how it will go about each statement; what it can find by an index, the other databases can.
/// </summary>
public sealed partial class WholeTables : DbCommandInterceptor
{
    /// <summary>Tables that stay small however long a body works: what is installed, who administers it, its committees, and a seal for each run of the job.</summary>
    private static readonly HashSet<string> Small =
    [
        "AccountRoles", "CommitteeBodies", "CommitteeLinks", "CommitteeStates", "Committees", "ProfileVersions", "RuleSetVersions", "RuleSets", "Staff", "AuditSeals",
    ];

    /// <summary>Which class may go through which tables.</summary>
    private static readonly Dictionary<string, HashSet<string>> Allowed = new()
    {
        // Supervisors see what there is in all committees, sorted; only what is on the page is counted.
        ["BallotQueries"] = ["Ballots"],
        ["MeetingQueries"] = ["Meetings"],
        ["MyDutiesQueries"] = ["Meetings", "Verdicts"],
        ["CompositionQueries"] = ["Memberships"],

        // What an administrator asks for: the mails of some days by what became of them, accounts by a part of their address, and what belongs to what when a place in the tree changes.
        ["HomeQueries"] = ["Outbox"],
        ["AccountQueries"] = ["AspNetUsers"],
        ["OrganisationTree"] = ["Organisations"],

        // Jobs: what can be found, what still lies ahead, and files that are old enough to be thrown away.
        ["FindSource"] = ["Organisations", "People"],
        ["QueueDueReminders"] = ["Meetings"],
        ["ForgetImports"] = ["Imports"],

        // Once for a person: every row that names them.
        ["MergePeople"] = ["Comments", "Documents", "Exclusions", "Memberships", "Proxies", "Slips", "Voters"],
        ["PseudonymisePerson"] = ["AgendaItem", "Comments", "Memberships", "Outbox", "Voters"],

        // Once, when it is filled.
        ["PastMails"] = ["Outbox"],
    };

    /// <summary>What each statement goes through.</summary>
    private static readonly ConcurrentDictionary<string, HashSet<string>> Plans = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbCommand command)
    {
        if (command is SqliteCommand sent && Statement().IsMatch(sent.CommandText) && Plans.GetOrAdd(sent.CommandText, _ => Scanned(sent)) is { Count: > 0 } tables
            && Sender() is { } sender && tables.Except(Allowed.GetValueOrDefault(sender, [])).ToList() is { Count: > 0 } whole)
        {
            throw new InvalidOperationException($"{sender} goes through all of {string.Join(", ", whole)}: {sent.CommandText}");
        }
    }

    /// <summary>The growing tables that are read from end to end.</summary>
    internal static HashSet<string> Scanned(SqliteCommand sent)
    {
        using var plan = sent.Connection!.CreateCommand();
        plan.Transaction = sent.Transaction;
        plan.CommandText = $"EXPLAIN QUERY PLAN {sent.CommandText}";
        plan.Parameters.AddRange(sent.Parameters.Cast<SqliteParameter>().Select(p => new SqliteParameter(p.ParameterName, p.Value ?? DBNull.Value)));
        var idle = Idle().Matches(sent.CommandText).SelectMany(part => Alias().Matches(part.Value)).Select(m => m.Groups[2].Value).ToHashSet();
        var names = Alias().Matches(sent.CommandText).Where(m => !idle.Contains(m.Groups[2].Value)).GroupBy(m => m.Groups[2].Value).ToDictionary(g => g.Key, g => g.First().Groups[1].Value);
        var tables = new HashSet<string>();
        using var lines = plan.ExecuteReader();
        while (lines.Read())
        {
            if (Scan().Match(lines.GetString(3)) is { Success: true } scan && names.TryGetValue(scan.Groups[1].Value, out var table) && !Small.Contains(table))
            {
                tables.Add(table);
            }
        }

        return tables;
    }

    /// <summary>The class of the application that sent it, which is on the stack because SQLite answers at once; null where a test did.</summary>
    private static string? Sender()
    {
        var names = new StackTrace(fNeedFileInfo: false).GetFrames().Select(frame => frame.GetMethod()?.DeclaringType?.FullName)
            .OfType<string>().Where(name => name.StartsWith("TcManager.", StringComparison.Ordinal)).ToList();
        var classes = names.Where(name => !name.Contains(".Tests.Fixture.", StringComparison.Ordinal) && !name.StartsWith("TcManager.Application.Data.", StringComparison.Ordinal)).ToList();
        return classes is [var first, ..] && !first.Contains(".Tests.", StringComparison.Ordinal) ? first.Split('.')[^1].Split('+', '`')[0] : null;
    }

    [GeneratedRegex("^\\s*(SELECT|UPDATE|DELETE|WITH)\\b")]
    private static partial Regex Statement();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();

    /// <summary>What asks for nothing at all is planned, and not carried out.</summary>
    [GeneratedRegex("\\b(FROM|UPDATE)\\b(?:(?!\\bFROM\\b|\\bWHERE\\b).)*\\bWHERE 0\\b", RegexOptions.Singleline)]
    private static partial Regex Idle();

    /// <summary>Not of a list that came with the query.</summary>
    [GeneratedRegex("^SCAN (\\w+)(?!.*VIRTUAL)")]
    private static partial Regex Scan();
}
