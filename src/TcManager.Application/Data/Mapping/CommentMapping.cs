using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Data;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.Root();
        builder.Ignore(c => c.Draft);
        builder.Property(c => c.Line).HasMaxLength(CommentDraft.MaxLineLength);
        builder.Property(c => c.Clause).HasMaxLength(CommentDraft.MaxPlaceLength);
        builder.Property(c => c.ClauseSort).HasMaxLength(ClauseOrder.MaxLength).Exact();
        builder.Property(c => c.Paragraph).HasMaxLength(CommentDraft.MaxPlaceLength);
        builder.Property(c => c.Text).HasMaxLength(CommentDraft.MaxTextLength);
        builder.Property(c => c.Proposed).HasMaxLength(CommentDraft.MaxTextLength);
        builder.Property(c => c.Observation).HasMaxLength(CommentDraft.MaxTextLength);
        builder.Property(c => c.EqualKey).HasMaxLength(32);
        builder.Property(c => c.AuthorZh).HasMaxLength(Mapping.NameLength);
        builder.Property(c => c.AuthorLatin).HasMaxLength(Mapping.NameLength);
        builder.Property(c => c.AuthorOrganisationZh).HasMaxLength(Mapping.TitleLength);
        builder.Property(c => c.AuthorOrganisationEn).HasMaxLength(Mapping.TitleLength);
        builder.HasOne(c => c.Ballot).WithMany();
        builder.HasOne(c => c.Voter).WithMany();
        builder.HasOne(c => c.Addressee).WithMany();
        builder.HasIndex(c => new { c.BallotId, c.ClauseSort, c.Id });
        builder.HasIndex(c => new { c.BallotId, c.EqualKey });
        builder.HasIndex(c => new { c.BallotId, c.Disposition });
        builder.HasIndex(c => new { c.VoterId, c.ClauseSort, c.Id });
        builder.HasIndex(c => new { c.AddresseeId, c.ClauseSort, c.Id });
    }
}

internal sealed class CommentUploadMapping : IEntityTypeConfiguration<CommentUpload>
{
    public void Configure(EntityTypeBuilder<CommentUpload> builder)
    {
        builder.Property(u => u.FileName).HasMaxLength(Mapping.NameLength);
        builder.Property(u => u.FileHash).HasMaxLength(64).Exact();
        builder.Property(u => u.Refused).AsJsonText(StoredJson.Default.RefusedComments);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(u => u.BallotId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(u => u.VoterId);
        builder.HasOne<Domain.Ballots.Consultations.Addressee>().WithMany().HasForeignKey(u => u.AddresseeId);
        builder.HasIndex(u => u.Uid).IsUnique();
        builder.HasIndex(u => new { u.VoterId, u.Id });
        builder.HasIndex(u => new { u.AddresseeId, u.Id });
    }
}

internal sealed class DispositionSheetMapping : IEntityTypeConfiguration<DispositionSheet>
{
    public void Configure(EntityTypeBuilder<DispositionSheet> builder)
    {
        builder.Root();
        builder.Property(s => s.FileName).HasMaxLength(Mapping.NameLength);
        builder.Property(s => s.FileHash).HasMaxLength(64).Exact();
        builder.Property(s => s.Said).AsJsonText(StoredJson.Default.SaidDispositions);
        builder.Property(s => s.Refused).AsJsonText(StoredJson.Default.RefusedComments);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(s => s.BallotId);
        builder.HasOne<Domain.People.Person>().WithMany().HasForeignKey(s => s.ByPersonId);
        builder.HasIndex(s => new { s.BallotId, s.Id });
    }
}
