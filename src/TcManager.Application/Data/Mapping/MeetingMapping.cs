using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Data;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Root();
        builder.Text(m => m.Title, Mapping.TitleLength);
        builder.Text(m => m.Note, Mapping.NoteLength);
        builder.Property(m => m.Place).HasMaxLength(Mapping.TitleLength);
        builder.Property(m => m.Link).HasMaxLength(Mapping.NoteLength);
        builder.Property(m => m.ZoneId).HasMaxLength(Mapping.ZoneLength);
        builder.Property(m => m.IcsUid).HasMaxLength(100).Exact();
        builder.HasOne(m => m.Committee).WithMany();
        builder.HasMany(m => m.Sessions).WithOne(s => s.Meeting);
        builder.HasMany(m => m.Agenda).WithOne(a => a.Meeting);
        builder.HasIndex(m => m.IcsUid).IsUnique();
        builder.HasIndex(m => new { m.CommitteeId, m.FirstOn });
        builder.HasIndex(m => m.ReplyByAt);
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder) =>
        builder.HasIndex(s => new { s.MeetingId, s.No }).IsUnique();
}

internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.Text(a => a.Title, Mapping.TitleLength);
        builder.Property(a => a.Presenter).HasMaxLength(Mapping.NameLength);
        builder.HasIndex(a => new { a.MeetingId, a.Position });
    }
}

internal sealed class MeetingPaperMapping : IEntityTypeConfiguration<MeetingPaper>
{
    public void Configure(EntityTypeBuilder<MeetingPaper> builder)
    {
        builder.HasOne(p => p.Meeting).WithMany();
        builder.HasOne(p => p.Document).WithMany();
        builder.HasIndex(p => new { p.MeetingId, p.DocumentId }).IsUnique();
    }
}

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.HasIndex(p => p.Uid).IsUnique();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.ParticipantKey).HasMaxLength(32).Exact();
        builder.Property(p => p.ReplyNote).HasMaxLength(Mapping.NoteLength);
        builder.Property(p => p.OutcomeNote).HasMaxLength(Mapping.NoteLength);
        builder.HasOne(p => p.Meeting).WithMany();
        builder.HasOne(p => p.Membership).WithMany();
        builder.HasOne(p => p.Person).WithMany();
        builder.HasIndex(p => new { p.MeetingId, p.ParticipantKey }).IsUnique();
        builder.HasIndex(p => new { p.MembershipId, p.MeetingId });
        builder.HasIndex(p => new { p.PersonId, p.Reply });
    }
}
