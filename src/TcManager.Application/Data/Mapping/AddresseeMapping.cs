using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Ballots.Consultations;

namespace TcManager.Application.Data;

internal sealed class AddresseeMapping : IEntityTypeConfiguration<Addressee>
{
    public void Configure(EntityTypeBuilder<Addressee> builder)
    {
        builder.Root();
        builder.Ignore(a => a.Draft);
        builder.Property(a => a.Name).HasMaxLength(AddresseeDraft.MaxNameLength);
        builder.Property(a => a.Contact).HasMaxLength(AddresseeDraft.MaxNameLength);
        builder.Property(a => a.Email).HasMaxLength(Mapping.AddressLength);
        builder.Property(a => a.EmailKey).HasMaxLength(Mapping.AddressLength).Exact();
        builder.HasOne(a => a.Ballot).WithMany();
        builder.HasOne<Domain.Committees.Committee>().WithMany().HasForeignKey(a => a.CommitteeId);
        builder.HasIndex(a => new { a.BallotId, a.EmailKey }).IsUnique();
    }
}
