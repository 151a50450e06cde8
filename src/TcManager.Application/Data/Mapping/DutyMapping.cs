using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Data;

internal sealed class DutyProposalMapping : IEntityTypeConfiguration<DutyProposal>
{
    public void Configure(EntityTypeBuilder<DutyProposal> builder)
    {
        builder.Root();
        builder.Property(p => p.Evidence).AsJsonText(StoredJson.Default.DutyEvidence);
        builder.Property(p => p.EvidenceKey).HasMaxLength(64).Exact();
        builder.Property(p => p.Reason).HasMaxLength(Mapping.NoteLength);
        builder.HasOne(p => p.Committee).WithMany();
        builder.HasOne(p => p.Membership).WithMany();
        builder.HasOne(p => p.DecidedBy).WithMany().HasForeignKey(p => p.DecidedByPersonId);
        builder.HasOne(p => p.RosterChange).WithMany();
        builder.HasIndex(p => p.EvidenceKey).IsUnique();
        builder.HasIndex(p => new { p.CommitteeId, p.DecidedAt });
    }
}
