namespace TcManager.Domain.People;

/// <summary>技术职称.</summary>
public enum TitleLevel
{
    None,
    Junior,
    Intermediate,
    Associate,
    Senior,
}
