using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Data;

internal sealed class RuleSetMapping : IEntityTypeConfiguration<RuleSet>
{
    public void Configure(EntityTypeBuilder<RuleSet> builder)
    {
        builder.Property(r => r.Code).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Text(r => r.Name, Mapping.NameLength);
        builder.HasIndex(r => r.Code).IsUnique();
    }
}

internal sealed class RuleSetVersionMapping : IEntityTypeConfiguration<RuleSetVersion>
{
    public void Configure(EntityTypeBuilder<RuleSetVersion> builder)
    {
        builder.HasOne(v => v.RuleSet).WithMany();
        builder.Property(v => v.Definition).AsJsonText(StoredJson.Default.RuleSetDefinition);
        builder.Property(v => v.Examples!).AsJsonText(StoredJson.Default.IReadOnlyListWorkedExample).IsRequired(false);
        builder.Property(v => v.Hash).HasMaxLength(32);
        builder.HasOne(v => v.VerifiedBy).WithMany().HasForeignKey(v => v.VerifiedByPersonId);
        builder.HasIndex(v => new { v.RuleSetId, v.No }).IsUnique();
        builder.HasIndex(v => v.Uid).IsUnique();
    }
}

internal sealed class BallotMapping : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.Root();
        builder.Ignore(b => b.Deadline);
        builder.Ignore(b => b.Facts);
        builder.Property(b => b.ClosingReason).HasMaxLength(Mapping.NoteLength);
        builder.Property(b => b.WithdrawalReason).HasMaxLength(Mapping.NoteLength);
        builder.Property(b => b.Number).HasMaxLength(Mapping.CodeLength).Exact();
        builder.Property(b => b.ClosesLocal).HasMaxLength(32);
        builder.Property(b => b.ZoneId).HasMaxLength(Mapping.ZoneLength);
        builder.Text(b => b.Title, Mapping.TitleLength);
        builder.HasOne(b => b.Committee).WithMany();
        builder.HasOne(b => b.Project).WithMany();
        builder.HasOne(b => b.AgendaItem).WithMany();
        builder.HasMany(b => b.Questions).WithOne(q => q.Ballot);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(b => b.PreviousRoundId);
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => new { b.CommitteeId, b.ClosesAt });
        builder.HasIndex(b => new { b.ClosedAt, b.ClosesAt });
        builder.HasIndex(b => new { b.OpenedAt, b.OpensAt });
        builder.HasOne<Ballot>().WithMany().HasForeignKey(b => b.DraftedFromId);
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Text(q => q.Text, Mapping.TitleLength);
        builder.HasOne(q => q.RuleSetVersion).WithMany();
        builder.HasOne(q => q.Document).WithMany();
        builder.HasIndex(q => new { q.BallotId, q.No }).IsUnique();
    }
}

internal sealed class VoterMapping : IEntityTypeConfiguration<Voter>
{
    public void Configure(EntityTypeBuilder<Voter> builder)
    {
        builder.Property(v => v.VoterKey).HasMaxLength(32).Exact();
        builder.Property(v => v.NameZh).HasMaxLength(Mapping.NameLength);
        builder.Property(v => v.NameLatin).HasMaxLength(Mapping.NameLength);
        builder.Property(v => v.PredecessorZh).HasMaxLength(Mapping.NameLength);
        builder.Property(v => v.PredecessorLatin).HasMaxLength(Mapping.NameLength);
        builder.Text(v => v.Organisation, Mapping.TitleLength);
        builder.HasOne(v => v.Ballot).WithMany();
        builder.HasOne(v => v.Membership).WithMany();
        builder.HasOne(v => v.LastSlip).WithMany().HasForeignKey(v => v.LastSlipId);
        builder.HasIndex(v => new { v.BallotId, v.VoterKey }).IsUnique();
        builder.HasIndex(v => new { v.PersonId, v.BallotId });
    }
}

internal sealed class ExclusionMapping : IEntityTypeConfiguration<Exclusion>
{
    public void Configure(EntityTypeBuilder<Exclusion> builder)
    {
        builder.Property(e => e.Note).HasMaxLength(Exclusion.MaxNoteLength);
        builder.HasOne(e => e.Ballot).WithMany();
        builder.HasOne(e => e.Membership).WithMany();
        builder.HasIndex(e => e.Uid).IsUnique();
        builder.HasIndex(e => new { e.BallotId, e.MembershipId }).IsUnique();
    }
}

internal sealed class ProxyMapping : IEntityTypeConfiguration<Proxy>
{
    public void Configure(EntityTypeBuilder<Proxy> builder)
    {
        builder.HasOne(p => p.From).WithMany().HasForeignKey(p => p.FromVoterId);
        builder.HasOne(p => p.To).WithMany().HasForeignKey(p => p.ToVoterId);
        builder.HasOne(p => p.Document).WithMany();
        builder.HasOne<Ballot>().WithMany().HasForeignKey(p => p.BallotId);
        builder.HasIndex(p => p.Uid).IsUnique();
        builder.HasIndex(p => new { p.BallotId, p.FromVoterId });
        builder.HasIndex(p => p.ToVoterId);
    }
}

internal sealed class SlipMapping : IEntityTypeConfiguration<Slip>
{
    public void Configure(EntityTypeBuilder<Slip> builder)
    {
        builder.Property(s => s.PayloadHash).HasMaxLength(32);
        builder.Property(s => s.LeafHash).HasMaxLength(32);
        builder.Property(s => s.Payload).HasMaxLength(8000);
        builder.HasOne(s => s.Voter).WithMany().HasForeignKey(s => s.VoterId);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(s => s.BallotId);
        builder.HasOne(s => s.Batch).WithMany();
        builder.HasMany(s => s.Answers).WithOne(a => a.Slip);
        builder.HasIndex(s => s.Uid).IsUnique();
        builder.HasIndex(s => new { s.VoterId, s.Revision }).IsUnique();
    }
}

internal sealed class SlipAnswerMapping : IEntityTypeConfiguration<SlipAnswer>
{
    public void Configure(EntityTypeBuilder<SlipAnswer> builder)
    {
        builder.Property(a => a.Choice).HasMaxLength(32).Exact();
        builder.Property(a => a.Reason).HasMaxLength(10_000);
        builder.HasOne<Question>().WithMany().HasForeignKey(a => a.QuestionId);
        builder.HasIndex(a => new { a.SlipId, a.QuestionId }).IsUnique();
    }
}

internal sealed class DeadlineChangeMapping : IEntityTypeConfiguration<DeadlineChange>
{
    public void Configure(EntityTypeBuilder<DeadlineChange> builder)
    {
        builder.Property(c => c.Reason).HasMaxLength(Mapping.NoteLength);
        builder.HasOne(c => c.Ballot).WithMany();
        builder.HasOne<Domain.People.Person>().WithMany().HasForeignKey(c => c.ByPersonId);
        builder.HasIndex(c => c.Uid).IsUnique();
        builder.HasIndex(c => new { c.BallotId, c.No }).IsUnique();
    }
}

internal sealed class VerdictMapping : IEntityTypeConfiguration<Verdict>
{
    public void Configure(EntityTypeBuilder<Verdict> builder)
    {
        builder.Property(v => v.Count).AsJsonText(StoredJson.Default.BallotCount);
        builder.Property(v => v.Evaluation).AsJsonText(StoredJson.Default.Evaluation);
        builder.Property(v => v.ResultHash).HasMaxLength(32);
        builder.Property(v => v.ChainHead).HasMaxLength(32);
        builder.HasOne(v => v.Question).WithMany();
        builder.HasOne(v => v.SignedBy).WithMany().HasForeignKey(v => v.SignedByPersonId);
        builder.HasIndex(v => new { v.QuestionId, v.Generation }).IsUnique();
    }
}
