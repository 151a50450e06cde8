using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Members.Changes;

namespace TcManager.Application.Data;

internal sealed class RosterChangeMapping : IEntityTypeConfiguration<RosterChange>
{
    public void Configure(EntityTypeBuilder<RosterChange> builder)
    {
        builder.Root();
        builder.Property(c => c.VoteReference).HasMaxLength(Mapping.NameLength);
        builder.Property(c => c.SubmissionReference).HasMaxLength(Mapping.NameLength);
        builder.Property(c => c.ApprovalReference).HasMaxLength(Mapping.NameLength);
        builder.HasOne(c => c.Committee).WithMany();
        builder.HasOne(c => c.VoteBallot).WithMany().HasForeignKey(c => c.VoteBallotId);
        builder.HasIndex(c => new { c.CommitteeId, c.StartOn });
    }
}

internal sealed class RosterChangeLineMapping : IEntityTypeConfiguration<RosterChangeLine>
{
    public void Configure(EntityTypeBuilder<RosterChangeLine> builder)
    {
        builder.Ignore(l => l.Offices);
        builder.Property(l => l.Note).HasMaxLength(Mapping.NoteLength);
        builder.HasOne(l => l.Change).WithMany();
        builder.HasOne(l => l.Person).WithMany();
        builder.HasOne(l => l.Membership).WithMany();
        builder.HasOne(l => l.NominatingOrganisation).WithMany().HasForeignKey(l => l.NominatingOrganisationId);
        builder.HasIndex(l => new { l.ChangeId, l.PersonId }).IsUnique();
    }
}
