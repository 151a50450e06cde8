using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>What is said of a person, as typed; blank is nothing.</summary>
public sealed record PersonDetails
{
    public string? NameZh { get; init; }

    public string? NameLatin { get; init; }

    public string? PinyinName { get; init; }

    public TitleLevel TitleLevel { get; init; }

    public bool IsAcademician { get; init; }

    public string? Honours { get; init; }

    public string? Expertise { get; init; }

    public string? Languages { get; init; }

    /// <summary>Null leaves how the person is reached as it is: the writer may not see it.</summary>
    public PersonReach? Reach { get; init; }

    /// <summary>
    /// Refused as <c>person.nameMissing</c> without any name, and as <c>person.emailWrong</c>. A person with one name only is called by it in both languages.
    /// </summary>
    internal Outcome Check()
    {
        List<Refusal> faults = [];
        if (string.IsNullOrWhiteSpace(NameZh) && string.IsNullOrWhiteSpace(NameLatin))
        {
            faults.Add(new("person.nameMissing", nameof(NameZh)));
        }

        if (Text(Reach?.Email) is { } email && !System.Net.Mail.MailAddress.TryCreate(email, out _))
        {
            faults.Add(new("person.emailWrong", nameof(PersonReach.Email)));
        }

        return Outcome.Of(faults);
    }

    /// <summary>Whether the person is called so.</summary>
    internal bool Names(Person person) => person.NameZh == (Text(NameZh) ?? Text(NameLatin)) && person.NameLatin == (Text(NameLatin) ?? Text(NameZh));

    internal void ApplyTo(Person person)
    {
        person.Rename(Text(NameZh) ?? Text(NameLatin)!, Text(NameLatin) ?? Text(NameZh)!, Text(PinyinName) ?? "");
        person.Describe(TitleLevel, IsAcademician, Text(Honours), Text(Expertise), Text(Languages));
        if (Reach is { } reach)
        {
            person.ReachAt(Text(reach.Email), Text(reach.Phone), reach.IsMailboxShared);
        }
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>How a person is reached.</summary>
public sealed record PersonReach(string? Email, string? Phone, bool IsMailboxShared);
