namespace TcManager.Application.Demonstration;

/// <summary>A clock that stands at the moment of something that is told of the past.</summary>
internal sealed class ClockAt(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
