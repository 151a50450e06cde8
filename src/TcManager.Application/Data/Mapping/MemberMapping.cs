using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Data;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Root();
        builder.Property(p => p.NameZh).HasMaxLength(Mapping.NameLength);
        builder.Property(p => p.NameLatin).HasMaxLength(Mapping.NameLength);
        builder.Property(p => p.PinyinName).HasMaxLength(Mapping.NameLength);
        builder.Property(p => p.Email).HasMaxLength(Mapping.AddressLength);
        builder.Property(p => p.Phone).HasMaxLength(40);
        builder.Property(p => p.SearchKey).HasMaxLength(3 * (Mapping.NameLength + 1));
        builder.Property(p => p.Honours).HasMaxLength(Mapping.TitleLength);
        builder.Property(p => p.Expertise).HasMaxLength(Mapping.TitleLength);
        builder.Property(p => p.Languages).HasMaxLength(Mapping.NameLength);
        builder.Ignore(p => p.Pseudonym);
        builder.HasOne(p => p.MergedInto).WithMany().HasForeignKey(p => p.MergedIntoId);
        builder.HasIndex(p => p.Email);
        builder.HasIndex(p => p.NameZh);
        builder.HasIndex(p => p.NameLatin);
    }
}

internal sealed class EmploymentMapping : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> builder)
    {
        builder.HasOne(e => e.Person).WithMany();
        builder.HasOne(e => e.Organisation).WithMany();
        builder.Text(e => e.Position, Mapping.NameLength);
        builder.HasIndex(e => new { e.PersonId, e.OrganisationId, e.FromOn }).IsUnique();
    }
}

internal sealed class TermMapping : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.HasOne(t => t.Committee).WithMany();
        builder.HasIndex(t => new { t.CommitteeId, t.No }).IsUnique();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Root();
        builder.Property(m => m.HolderKey).HasMaxLength(32).Exact();
        builder.HasOne(m => m.Committee).WithMany();
        builder.HasOne(m => m.Term).WithMany();
        builder.HasOne(m => m.Person).WithMany();
        builder.HasOne(m => m.NominatingOrganisation).WithMany().HasForeignKey(m => m.NominatingOrganisationId);
        builder.Property(m => m.EndNote).HasMaxLength(Mapping.NoteLength);
        builder.HasOne(m => m.Continues).WithMany().HasForeignKey(m => m.ContinuesId);
        builder.HasMany(m => m.Offices).WithOne(o => o.Membership);
        builder.HasMany(m => m.Representatives).WithOne(r => r.Membership);
        builder.HasIndex(m => new { m.CommitteeId, m.HolderKey, m.FromOn }).IsUnique();
        builder.HasIndex(m => new { m.CommitteeId, m.HolderKey }).IsUnique().HasFilter(Mapping.WhileItLasts);
        builder.HasIndex(m => new { m.PersonId, m.CommitteeId });
    }
}

internal sealed class RepresentativeMapping : IEntityTypeConfiguration<Representative>
{
    public void Configure(EntityTypeBuilder<Representative> builder)
    {
        builder.HasOne(r => r.Person).WithMany();
        builder.HasIndex(r => new { r.MembershipId, r.PersonId, r.FromOn }).IsUnique();
        builder.HasIndex(r => r.PersonId);
    }
}

internal sealed class LeaveMapping : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> builder)
    {
        builder.Property(l => l.Reason).HasMaxLength(Mapping.NoteLength);
        builder.HasOne(l => l.Membership).WithMany();
        builder.HasIndex(l => new { l.MembershipId, l.FromOn }).IsUnique();
    }
}

internal sealed class ExpertRegistrationMapping : IEntityTypeConfiguration<ExpertRegistration>
{
    public void Configure(EntityTypeBuilder<ExpertRegistration> builder)
    {
        builder.Property(r => r.Group).HasMaxLength(Mapping.CodeLength).Exact();
        builder.HasOne(r => r.Person).WithMany();
        builder.HasIndex(r => new { r.PersonId, r.Body, r.Group, r.FromOn }).IsUnique();
    }
}
