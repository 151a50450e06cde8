using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Application.Accounts;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Data;

internal sealed class ProfileVersionMapping : IEntityTypeConfiguration<ProfileVersion>
{
    public void Configure(EntityTypeBuilder<ProfileVersion> builder)
    {
        builder.Root();
        builder.Property(v => v.Code).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(v => v.Rules).AsJsonText(StoredJson.Default.CompositionProfile);
        builder.Property(v => v.Reason).HasMaxLength(Mapping.NoteLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.EnteredByAccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.VerifiedByAccountId);
        builder.HasIndex(v => new { v.Code, v.No }).IsUnique();
    }
}
