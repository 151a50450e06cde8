namespace TcManager.Domain.Ballots;

public sealed partial class Verdict
{
    /// <summary>The chair's signature makes it decided. Refused as <c>verdict.alreadySigned</c>.</summary>
    public Domain.Outcome Sign(long personId, DateTimeOffset now)
    {
        if (SignedAt is not null)
        {
            return Domain.Outcome.Refused("verdict.alreadySigned");
        }

        SignedByPersonId = personId;
        SignedAt = now;
        return Domain.Outcome.Done;
    }

    /// <summary>Takes over what a count after a ruling came to; until it is signed nothing is decided. Refused as <c>verdict.alreadySigned</c>.</summary>
    /// <param name="fresh">The same question and round, counted anew.</param>
    public Domain.Outcome Recount(Verdict fresh)
    {
        if (SignedAt is not null)
        {
            return Domain.Outcome.Refused("verdict.alreadySigned");
        }

        (Outcome, Count, Evaluation, ResultHash, ComputedAt) = (fresh.Outcome, fresh.Count, fresh.Evaluation, fresh.ResultHash, fresh.ComputedAt);
        return Domain.Outcome.Done;
    }
}
