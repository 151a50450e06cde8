using System.Globalization;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.RuleSets;

/// <summary>
/// A case of a worked example in one line, as an administrator types it: entitled <c>P 41, O 64</c>; votes <c>P yes 24, P no 8, P no 1 !</c>, where the
/// mark stands for want of a reason; <c>DE no, FR no</c> where voters are named.
/// </summary>
internal static class CountText
{
    private const string WithoutReason = "!";

    internal static string Entitled(CountInput input) => string.Join(", ", (input.Entitled ?? []).Select(row => Joined(row.Category, Number(row.Count))));

    internal static string Votes(CountInput input) => string.Join(", ", (input.Votes ?? []).Select(row => row.Voter is { } voter
        ? Joined(voter, row.Choice)
        : Joined(row.Category, row.Choice, Number(row.Count), row.Reasoned == false ? WithoutReason : null)));

    /// <summary>Refused: <c>countText.unreadable</c> with the part at fault.</summary>
    internal static Outcome<IReadOnlyList<EntitledInput>> ReadEntitled(string? text, string field) => Read(text, field, words => words switch
    {
        [var count] when Whole(count) is { } number => new EntitledInput(null, number),
        [var category, var count] when Whole(count) is { } number => new EntitledInput(category, number),
        _ => null,
    });

    /// <summary>Refused: <c>countText.unreadable</c> with the part at fault.</summary>
    internal static Outcome<IReadOnlyList<VotesInput>> ReadVotes(string? text, string field, bool namesVoters) => Read(text, field, words => Votes([.. words], namesVoters));

    private static VotesInput? Votes(List<string> words, bool namesVoters)
    {
        var isReasoned = words[^1] != WithoutReason;
        if (!isReasoned)
        {
            words.RemoveAt(words.Count - 1);
        }

        var count = words.Count > 1 ? Whole(words[^1]) : null;
        if (count is not null)
        {
            words.RemoveAt(words.Count - 1);
        }

        return words switch
        {
            [var choice] => new(choice, null, null, count, isReasoned ? null : false),
            [var voter, var choice] when namesVoters => new(choice, null, voter, count, isReasoned ? null : false),
            [var category, var choice] => new(choice, category, null, count, isReasoned ? null : false),
            _ => null,
        };
    }

    private static Outcome<IReadOnlyList<T>> Read<T>(string? text, string field, Func<string[], T?> one)
        where T : class
    {
        var parts = (text ?? "").Split([',', '，', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = parts.Select(part => (part, Row: one(part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).ToList();
        return read.Find(row => row.Row is null) is { part: { } wrong } ? new Refusal("countText.unreadable", field, wrong) : read.ConvertAll(row => row.Row!);
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Number(long? count) => (count ?? 1).ToString(CultureInfo.InvariantCulture);

    private static string Joined(params string?[] words) => string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)));
}
