using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Demonstration;

/// <summary>Meetings that took place, as published: nobody is put on their lists.</summary>
public sealed class PublishedMeetings(TcManagerDb db)
{
    internal void Add(PublishedFacts facts, SeededWorld world) =>
        db.AddRange(facts.Meetings.Select(fact => MeetingOf(fact, world.Committees[fact.Committee].Row.Id, facts.Source)));

    private static Meeting MeetingOf(MeetingFact fact, long committeeId, Bilingual source) => Meeting.Recorded(
        Guid.CreateVersion7(),
        committeeId,
        fact.IsFounding ? MeetingKind.FoundingPlenary : MeetingKind.Plenary,
        fact.Number,
        new(fact.Zh, fact.En),
        fact.HeldAs,
        $"{fact.Place} · {fact.PlaceZh}",
        fact.TimeZone,
        fact.FirstOn,
        fact.On is null ? DatePrecision.Month : DatePrecision.Day,
        NoteOf(fact, source),
        isSample: false,
        agenda: fact.Agenda);

    private static Bilingual NoteOf(MeetingFact fact, Bilingual source)
    {
        List<Bilingual> parts = [];
        if (fact.AttendedMoreThan is { } many)
        {
            parts.Add(new($"{many}余人参加会议。", $"Attended by more than {many}."));
        }

        if (fact.SymposiumAttendance is { } guests)
        {
            parts.Add(new($"同期研讨会有{guests}人参加。", $"{guests} took part in the symposium on the occasion."));
        }

        if (fact.Decided is { Count: > 0 } decided)
        {
            parts.Add(new($"会议确定了{string.Join("和", decided.Select(d => d.Zh))}。", $"Decided: {string.Join(", ", decided.Select(d => d.En))}."));
        }

        parts.Add(new($"来源：{source.Zh}。", $"Source: {source.En}."));
        return new(string.Concat(parts.Select(p => p.Zh)), string.Join(' ', parts.Select(p => p.En)));
    }
}
