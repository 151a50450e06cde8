using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Data;

internal sealed class SlipBatchMapping : IEntityTypeConfiguration<SlipBatch>
{
    public void Configure(EntityTypeBuilder<SlipBatch> builder)
    {
        builder.Property(b => b.ScanHash).HasMaxLength(64).Exact();
        builder.Property(b => b.ScanName).HasMaxLength(Mapping.TitleLength);
        builder.Property(b => b.ScanType).HasMaxLength(Mapping.NameLength);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(b => b.BallotId);
        builder.HasOne(b => b.By).WithMany().HasForeignKey(b => b.ByPersonId);
        builder.HasIndex(b => b.Uid).IsUnique();
        builder.HasIndex(b => new { b.BallotId, b.At });
    }
}

internal sealed class SlipObjectionMapping : IEntityTypeConfiguration<SlipObjection>
{
    public void Configure(EntityTypeBuilder<SlipObjection> builder)
    {
        builder.Property(o => o.Decision).HasMaxLength(SlipObjection.MaxTextLength);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(o => o.BallotId);
        builder.HasOne(o => o.Voter).WithMany();
        builder.HasOne(o => o.Slip).WithMany();
        builder.HasOne<Domain.People.Person>().WithMany().HasForeignKey(o => o.ByPersonId);
        builder.HasOne(o => o.DecidedBy).WithMany().HasForeignKey(o => o.DecidedByPersonId);
        builder.HasIndex(o => o.SlipId).IsUnique();
        builder.HasIndex(o => o.BallotId);
    }
}

internal sealed class PresenceMapping : IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.HasOne(p => p.Participant).WithMany();
        builder.HasOne<Domain.People.Person>().WithMany().HasForeignKey(p => p.ByPersonId);
        builder.HasIndex(p => p.ParticipantId).IsUnique().HasFilter("\"ToAt\" IS NULL");
        builder.HasIndex(p => new { p.ParticipantId, p.FromAt });
    }
}
