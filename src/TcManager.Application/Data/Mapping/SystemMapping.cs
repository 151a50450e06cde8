using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Mail;
using TcManager.Domain.Committees;

namespace TcManager.Application.Data;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Culture).HasMaxLength(10);
        builder.Property(a => a.NormalizedUserName).Exact();
        builder.Property(a => a.NormalizedEmail).Exact();
        builder.Property(a => a.ZoneId).HasMaxLength(Mapping.ZoneLength);
        builder.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId);
        builder.HasIndex(a => a.PersonId).IsUnique();
    }
}

internal sealed class AccountRoleMapping : IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<AccountRole> builder)
    {
        builder.ToTable("AccountRoles");
        builder.HasOne(r => r.Account).WithMany();
        builder.HasIndex(r => new { r.AccountId, r.Role }).IsUnique();
    }
}

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(c => c.Kind).HasMaxLength(32).Exact();
        builder.Property(c => c.Step).HasMaxLength(64).Exact();
        builder.HasOne(c => c.Committee).WithMany().HasForeignKey(c => c.CommitteeId);
        builder.HasIndex(c => c.Uid).IsUnique();
        builder.HasIndex(c => new { c.SubjectUid, c.Kind });
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.DedupeKey).HasMaxLength(200).Exact();
        builder.Property(m => m.Address).HasMaxLength(Mapping.AddressLength);
        builder.Property(m => m.Template).HasMaxLength(32).Exact();
        builder.Property(m => m.Data).AsJsonText(StoredJson.Default.MailData);
        builder.Property(m => m.MessageId).HasMaxLength(100).Exact();
        builder.Property(m => m.Fate).HasMaxLength(32).Exact();
        builder.Property(m => m.FateDetail).HasMaxLength(Mapping.TitleLength);
        builder.HasOne(m => m.Campaign).WithMany().HasForeignKey(m => m.CampaignId);
        builder.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId);
        builder.HasIndex(m => m.DedupeKey).IsUnique();
        builder.HasIndex(m => m.MessageId).IsUnique();
        builder.HasIndex(m => new { m.State, m.Priority, m.NotBeforeAt, m.Id });
        builder.HasIndex(m => new { m.CampaignId, m.State });
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.Action).HasMaxLength(64).Exact();
        builder.Property(e => e.FromAddress).HasMaxLength(64);
        builder.Property(e => e.Data).AsJsonText(StoredJson.Default.AuditData);
        builder.Property(e => e.EntryHash).HasMaxLength(32);
        builder.HasOne<Committee>().WithMany().HasForeignKey(e => e.CommitteeId);
        builder.HasIndex(e => e.Uid).IsUnique();
        builder.HasIndex(e => new { e.CommitteeId, e.At });
        builder.HasIndex(e => new { e.SubjectUid, e.At });
        builder.HasIndex(e => new { e.ActorPersonId, e.At });
        builder.HasIndex(e => new { e.OnBehalfOfId, e.At }).HasFilter("\"OnBehalfOfId\" IS NOT NULL");
        builder.HasIndex(e => new { e.SealNo, e.Id });
    }
}

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.Property(s => s.RootHash).HasMaxLength(32);
        builder.Property(s => s.PrevHash).HasMaxLength(32);
        builder.HasIndex(s => s.No).IsUnique();
    }
}
