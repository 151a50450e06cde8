using TcManager.Domain.Members;

namespace TcManager.Application.Members;

/// <summary>Of the terms of a committee, that of a day: the next one may be prepared, and in force from a later day on, before the running one has ended.</summary>
internal static class TermsOfCommittees
{
    /// <summary>A term runs until somebody ends it, however long ago its planned end was (decisions 1).</summary>
    internal static IQueryable<Term> RunningOn(this IQueryable<Term> terms, DateOnly day) => terms.Where(t => t.StartOn <= day && (t.EndedOn == null || day <= t.EndedOn));
}
