using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Documents;
using TcManager.Domain.Projects;

namespace TcManager.Application.Data;

internal sealed class ProjectMapping : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.Root();
        builder.Property(p => p.PlanNo).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(p => p.Reference).HasMaxLength(Mapping.CodeLength);
        builder.Text(p => p.Title, Mapping.TitleLength);
        builder.HasOne(p => p.Committee).WithMany();
        builder.HasIndex(p => p.PlanNo).IsUnique();
    }
}

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.Root();
        builder.Text(d => d.Title, Mapping.TitleLength);
        builder.HasOne(d => d.Committee).WithMany();
        builder.HasMany(d => d.Files).WithOne(f => f.Document);
        builder.HasIndex(d => new { d.CommitteeId, d.Number }).IsUnique();
    }
}

internal sealed class DocumentFileMapping : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> builder)
    {
        builder.Property(f => f.BlobHash).HasMaxLength(64).Exact();
        builder.Property(f => f.FileName).HasMaxLength(Mapping.NameLength);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.HasIndex(f => new { f.DocumentId, f.Revision }).IsUnique();
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.Property(n => n.Series).HasMaxLength(16).Exact();
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.HasIndex(n => new { n.CommitteeId, n.Series, n.Year }).IsUnique();
    }
}
