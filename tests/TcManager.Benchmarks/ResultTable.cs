using System.Globalization;
using System.Text;

namespace TcManager.Benchmarks;

/// <summary>Ours, the floor and their ratio, a row for each thing measured.</summary>
internal sealed class ResultTable
{
    private readonly List<(string Name, string Unit, double Ours, double Floor, string Remark)> _rows = [];

    /// <param name="name">What was done.</param>
    /// <param name="unit">Of both figures.</param>
    /// <param name="ours">The runs of the application.</param>
    /// <param name="floor">The runs of the floor, in turns with ours.</param>
    /// <param name="remark">What the floor is.</param>
    internal void Add(string name, string unit, IReadOnlyList<double> ours, IReadOnlyList<double> floor, string remark)
    {
        var row = (name, unit, Median(ours), Median(floor), remark);
        _rows.Add(row);
        Console.Error.WriteLine(Line(row));
    }

    /// <summary>As Markdown.</summary>
    internal string Write() => new StringBuilder()
        .AppendLine("| measured | ours | floor | ratio | the floor |")
        .AppendLine("|---|---:|---:|---:|---|")
        .AppendJoin(Environment.NewLine, _rows.Select(Line))
        .ToString();

    private static string Line((string Name, string Unit, double Ours, double Floor, string Remark) row) =>
        string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Ours:N0} {row.Unit} | {row.Floor:N0} {row.Unit} | {row.Ours / row.Floor:0.00} | {row.Remark} |");

    private static double Median(IReadOnlyList<double> runs) => runs.Order().ElementAt(runs.Count / 2);
}
