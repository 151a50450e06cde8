namespace TcManager.Application.Demonstration;

/// <summary>Meetings as published, invented ones since, and what lies ahead.</summary>
public sealed class SeedMeetings(PublishedMeetings published, SamplePlenaries past, NextPlenaries next)
{
    internal async Task ExecuteAsync(PublishedFacts facts, SeededWorld world, IReadOnlyList<SeededRoster> rosters, SampleContent content, DateOnly today, CancellationToken ct)
    {
        published.Add(facts, world);
        await past.ExecuteAsync(facts, rosters, content, today, ct);
        await next.ExecuteAsync(facts, rosters, content, ct);
    }
}
