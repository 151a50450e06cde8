using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Committees;
using TcManager.Domain.People;

namespace TcManager.Application.Data;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Root();
        builder.Property(o => o.Code).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(o => o.Country).HasMaxLength(2);
        builder.Property(o => o.SearchKey).HasMaxLength(Organisation.SearchKeyLength);
        builder.Text(o => o.Name, Mapping.TitleLength);
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasOne(o => o.Parent).WithMany().HasForeignKey(o => o.ParentId);
        builder.HasOne(o => o.MergedInto).WithMany().HasForeignKey(o => o.MergedIntoId);
        builder.Ignore(o => o.FormerNames);
        builder.HasMany<OrganisationName>("_formerNames").WithOne(n => n.Organisation).HasForeignKey(n => n.OrganisationId);
    }
}

internal sealed class OrganisationNameMapping : IEntityTypeConfiguration<OrganisationName>
{
    public void Configure(EntityTypeBuilder<OrganisationName> builder)
    {
        builder.Text(n => n.Name, Mapping.TitleLength);
        builder.HasIndex(n => new { n.OrganisationId, n.ToOn }).IsUnique();
    }
}

internal sealed class CommitteeMapping : IEntityTypeConfiguration<Committee>
{
    public void Configure(EntityTypeBuilder<Committee> builder)
    {
        builder.Root();
        builder.Property(c => c.Code).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(c => c.CodeKey).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(c => c.ProfileCode).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(c => c.ZoneId).HasMaxLength(Mapping.ZoneLength);
        builder.Property(c => c.Culture).HasMaxLength(10);
        builder.Text(c => c.Title, Mapping.TitleLength);
        builder.Text(c => c.Scope, Mapping.NoteLength);
        builder.HasIndex(c => c.CodeKey).IsUnique();
        builder.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId);
        builder.Ignore(c => c.States);
        builder.HasMany<CommitteeState>("_states").WithOne(s => s.Committee).HasForeignKey(s => s.CommitteeId);
    }
}

internal sealed class CommitteeStateMapping : IEntityTypeConfiguration<CommitteeState>
{
    public void Configure(EntityTypeBuilder<CommitteeState> builder)
    {
        builder.Property(s => s.Document).HasMaxLength(Mapping.NameLength);
        builder.Property(s => s.Reason).HasMaxLength(Mapping.NoteLength);
        builder.HasIndex(s => new { s.CommitteeId, s.OnDate });
    }
}

internal sealed class CommitteeBodyMapping : IEntityTypeConfiguration<CommitteeBody>
{
    public void Configure(EntityTypeBuilder<CommitteeBody> builder)
    {
        builder.HasOne(b => b.Committee).WithMany();
        builder.HasOne(b => b.Organisation).WithMany();
        builder.HasIndex(b => new { b.CommitteeId, b.Part, b.FromOn });
    }
}

internal sealed class CommitteeLinkMapping : IEntityTypeConfiguration<CommitteeLink>
{
    public void Configure(EntityTypeBuilder<CommitteeLink> builder)
    {
        builder.HasOne(l => l.Committee).WithMany().HasForeignKey(l => l.CommitteeId);
        builder.HasOne(l => l.Other).WithMany().HasForeignKey(l => l.OtherId);
        builder.HasIndex(l => new { l.CommitteeId, l.OtherId, l.Kind }).IsUnique().HasFilter(Mapping.WhileItLasts);
    }
}

internal sealed class StaffMapping : IEntityTypeConfiguration<Staff>
{
    public void Configure(EntityTypeBuilder<Staff> builder)
    {
        builder.HasOne(s => s.Person).WithMany();
        builder.HasOne(s => s.Committee).WithMany();
        builder.HasIndex(s => new { s.PersonId, s.CommitteeId, s.FromOn }).IsUnique();
    }
}
