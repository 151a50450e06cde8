namespace TcManager.Domain.Ballots.Consultations;

/// <summary>One line of many addressees at once.</summary>
/// <param name="No">From 1, of what was pasted.</param>
/// <param name="Text">As pasted.</param>
/// <param name="Draft">What it says.</param>
/// <param name="Faults">Why it is not taken; empty where it is.</param>
public sealed record AddresseeLine(int No, string Text, AddresseeDraft Draft, IReadOnlyList<Refusal> Faults);

/// <summary>
/// Reads addressees as people paste them from a table or write them down: a line each, its parts between tabs, semicolons or commas, of the width of either
/// script. The part with an @ is the address, in a line of three parts without one the last; of the others the first is the organisation and the second the person there.
/// </summary>
public static class AddresseeLines
{
    /// <summary>At once.</summary>
    public const int Most = 500;

    /// <summary>Organisation, person, address.</summary>
    private const int Columns = 3;

    private static readonly char[] Separators = ['\t', ';', '；', ',', '，', '、'];

    /// <summary>Blank lines are left out. A second line with the same address is refused as <c>addressee.twice</c> (the first line), beside what <see cref="AddresseeDraft.Faults"/> says.</summary>
    public static IReadOnlyList<AddresseeLine> Read(string? text)
    {
        var (lines, firsts) = (new List<AddresseeLine>(), new Dictionary<string, int>());
        foreach (var (no, line) in (text ?? "").ReplaceLineEndings("\n").Split('\n').Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            var draft = DraftOf(line);
            List<Refusal> faults = [.. draft.Faults()];
            if (faults.Count == 0 && !firsts.TryAdd(AddresseeDraft.KeyOf(draft.Email!), no + 1))
            {
                faults.Add(new("addressee.twice", nameof(AddresseeDraft.Email), firsts[AddresseeDraft.KeyOf(draft.Email!)]));
            }

            lines.Add(new(no + 1, line.Trim(), draft, faults));
        }

        return lines;
    }

    private static AddresseeDraft DraftOf(string line)
    {
        var parts = line.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var email = parts.FirstOrDefault(part => part.AsSpan().ContainsAny('@', '＠')) ?? (parts.Length >= Columns ? parts[^1] : null);
        var others = parts.Where(part => part != email).ToList();
        return new(others.FirstOrDefault(), others.Count > 1 ? string.Join(' ', others.Skip(1)) : null, email?.Trim('<', '>'));
    }
}
