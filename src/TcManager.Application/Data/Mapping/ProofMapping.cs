using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Data;

internal sealed class SlipSealMapping : IEntityTypeConfiguration<SlipSeal>
{
    public void Configure(EntityTypeBuilder<SlipSeal> builder)
    {
        builder.Property(s => s.ChainHash).HasMaxLength(32);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(s => s.BallotId);
        builder.HasOne<Slip>().WithMany().HasForeignKey(s => s.SlipId);
        builder.HasIndex(s => new { s.BallotId, s.No }).IsUnique();
        builder.HasIndex(s => s.SlipId).IsUnique();
    }
}

internal sealed class SignedResultMapping : IEntityTypeConfiguration<SignedResult>
{
    public void Configure(EntityTypeBuilder<SignedResult> builder)
    {
        builder.HasOne<Ballot>().WithMany().HasForeignKey(r => r.BallotId);
        builder.HasOne(r => r.Document).WithMany();
        builder.HasIndex(r => new { r.BallotId, r.Generation }).IsUnique();
    }
}

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> builder)
    {
        builder.Ignore(c => c.Code);
        builder.Property(c => c.NameZh).HasMaxLength(Mapping.NameLength);
        builder.Property(c => c.NameEn).HasMaxLength(Mapping.NameLength);
        builder.HasOne<Question>().WithMany(q => q.Candidates).HasForeignKey(c => c.QuestionId);
        builder.HasOne<Domain.People.Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.HasIndex(c => new { c.QuestionId, c.No }).IsUnique();
    }
}

internal sealed class BallotKeyMapping : IEntityTypeConfiguration<BallotKey>
{
    public void Configure(EntityTypeBuilder<BallotKey> builder)
    {
        builder.Property(k => k.PublicKey).HasMaxLength(200);
        builder.Property(k => k.PrivateKeyProtected).HasMaxLength(2000);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(k => k.BallotId);
        builder.HasIndex(k => k.BallotId).IsUnique();
    }
}

internal sealed class SecretChoiceMapping : IEntityTypeConfiguration<SecretChoice>
{
    public void Configure(EntityTypeBuilder<SecretChoice> builder)
    {
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).ValueGeneratedNever();
        builder.Property(c => c.Choice).HasMaxLength(32).Exact();
        builder.HasOne<Question>().WithMany().HasForeignKey(c => c.QuestionId);
    }
}
