namespace TcManager.Domain;

public static class Instants
{
    /// <summary>Cut to the millisecond, offset zero: the precision that every database keeps and that hashes are made of.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
