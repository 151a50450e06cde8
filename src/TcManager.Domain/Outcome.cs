namespace TcManager.Domain;

/// <summary>Why something was refused: a stable code, the field it concerns where there is one, and the arguments of the sentence. The wording lives in the texts of the page.</summary>
/// <param name="Code">Dotted, lower camel case: <c>ballot.closed</c>.</param>
/// <param name="Field">The name of the input at fault, or null when the whole request is refused.</param>
/// <param name="Args">Values for the sentence, in the order of its placeholders.</param>
public sealed record Refusal(string Code, string? Field = null, params object[] Args)
{
    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Field == other.Field && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => HashCode.Combine(Code, Field, Args.Length);
}

/// <summary>Done, or refused with one or more reasons.</summary>
public sealed class Outcome
{
    private Outcome(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    public static Outcome Done { get; } = new([]);

    /// <summary>Empty when it is done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsDone => Refusals.Count == 0;

    public static Outcome Refused(string code, string? field = null, params object[] args) => new([new(code, field, args)]);

    /// <summary>Refused with a list that is not empty.</summary>
    public static Outcome<T> Refused<T>(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    /// <summary>Done when the list is empty.</summary>
    public static Outcome Of(IReadOnlyList<Refusal> refusals) => refusals.Count == 0 ? Done : new(refusals);
}

/// <summary>A value, or the reasons why there is none.</summary>
public sealed class Outcome<T>
{
    private readonly T? _value;

    internal Outcome(T? value, IReadOnlyList<Refusal> refusals) => (_value, Refusals) = (value, refusals);

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsDone => Refusals.Count == 0;

    /// <summary>The result. Asking a refused outcome for it is a bug of the caller.</summary>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"Refused: {Refusals[0].Code}");

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public Outcome ToOutcome() => Outcome.Of(Refusals);
}
