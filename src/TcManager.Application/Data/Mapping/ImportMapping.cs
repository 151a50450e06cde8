using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Application.Accounts;
using TcManager.Domain.Ballots;
using TcManager.Domain.Imports;

namespace TcManager.Application.Data;

internal sealed class ImportMapping : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.Root();
        builder.Property(i => i.File).AsJsonText(StoredJson.Default.ImportFile);
        builder.Property(i => i.ConfirmedFrom).HasMaxLength(64);
        builder.ComplexProperty(i => i.Counts);
        builder.HasOne(i => i.Committee).WithMany().HasForeignKey(i => i.CommitteeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
        builder.HasIndex(i => new { i.AccountId, i.UploadedAt });
        builder.HasIndex(i => new { i.TakenAt, i.UploadedAt });
    }
}

internal sealed class ImportLineMapping : IEntityTypeConfiguration<ImportLine>
{
    public void Configure(EntityTypeBuilder<ImportLine> builder)
    {
        builder.Property(l => l.Notes).AsJsonText(StoredJson.Default.RowNotes);
        builder.HasOne(l => l.Import).WithMany();
        builder.HasIndex(l => new { l.ImportId, l.Row }).IsUnique();
        builder.HasIndex(l => new { l.ImportId, l.Verdict, l.Row });
    }
}

internal sealed class RecordedBallotMapping : IEntityTypeConfiguration<RecordedBallot>
{
    public void Configure(EntityTypeBuilder<RecordedBallot> builder)
    {
        builder.Root();
        builder.Ignore(b => b.Result);
        builder.Property(b => b.Number).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Text(b => b.Title, Mapping.TitleLength);
        builder.Property(b => b.Rule).HasMaxLength(Mapping.TitleLength);
        builder.Property(b => b.Source).HasMaxLength(Mapping.TitleLength);
        builder.HasOne(b => b.Committee).WithMany();
        builder.HasIndex(b => new { b.CommitteeId, b.Number }).IsUnique();
        builder.HasIndex(b => new { b.CommitteeId, b.ClosedOn });
    }
}
