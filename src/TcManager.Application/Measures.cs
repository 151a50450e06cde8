using System.Diagnostics.Metrics;

namespace TcManager.Application;

/// <summary>What is counted for those who watch the installation. No name, address, title or number of a thing is ever a label.</summary>
public sealed class Measures
{
    public const string MeterName = "TcManager";

    private readonly Counter<long> _votes;
    private readonly Counter<long> _mails;
    private readonly Counter<long> _faults;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _votes = meter.CreateCounter<long>("tcmanager.votes", "{vote}", "Votes by what became of them: taken, late, refused.");
        _mails = meter.CreateCounter<long>("tcmanager.mails", "{mail}", "Mails by what became of them: sent, failed, delayed, skipped.");
        _faults = meter.CreateCounter<long>("tcmanager.proof.faults", "{fault}", "Faults that the nightly recomputation found, by what was recomputed: audit, slips.");
    }

    public void Vote(string result) => _votes.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Mail(string result) => _mails.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <summary>Said after each recomputation, also of none: then the series stands at 0.</summary>
    public void Faults(string of, int count) => _faults.Add(count, new KeyValuePair<string, object?>("of", of));
}
