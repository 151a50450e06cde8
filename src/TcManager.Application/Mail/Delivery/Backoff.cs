namespace TcManager.Application.Mail.Delivery;

/// <summary>How long a delayed mail rests: soon at first, then twice a day; after three days it is given up.</summary>
public static class Backoff
{
    private static readonly int[] Minutes = [1, 5, 15, 60, 180, 360, 720, 720, 720, 720, 720];

    /// <summary>The rest after so many attempts, from 1; null when it has been tried often enough.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Minutes.Length ? TimeSpan.FromMinutes(Minutes[attempts - 1]) : null;
}
