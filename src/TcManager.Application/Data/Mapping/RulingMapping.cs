using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Data;

internal sealed class RulingMapping : IEntityTypeConfiguration<Ruling>
{
    public void Configure(EntityTypeBuilder<Ruling> builder)
    {
        builder.Property(r => r.Reason).HasMaxLength(Ruling.MaxReasonLength);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(r => r.BallotId);
        builder.HasOne(r => r.Answer).WithMany().HasForeignKey(r => r.AnswerId);
        builder.HasOne(r => r.By).WithMany().HasForeignKey(r => r.ByPersonId);
        builder.HasIndex(r => r.Uid).IsUnique();
        builder.HasIndex(r => r.BallotId);
        builder.HasIndex(r => r.AnswerId);
    }
}
