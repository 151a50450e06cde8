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
}
