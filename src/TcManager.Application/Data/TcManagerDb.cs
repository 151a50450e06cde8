using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.Consultations;
using TcManager.Domain.Committees;
using TcManager.Domain.Documents;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.Members.Duties;
using TcManager.Domain.People;
using TcManager.Domain.Projects;

namespace TcManager.Application.Data;

/// <summary>The database, the same model on all three providers.</summary>
public sealed class TcManagerDb(DbContextOptions<TcManagerDb> options) : IdentityUserContext<Account, long>(options)
{
    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();

    public DbSet<Committee> Committees => Set<Committee>();

    public DbSet<CommitteeState> CommitteeStates => Set<CommitteeState>();

    public DbSet<CommitteeBody> CommitteeBodies => Set<CommitteeBody>();

    public DbSet<CommitteeLink> CommitteeLinks => Set<CommitteeLink>();

    public DbSet<Staff> Staff => Set<Staff>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Employment> Employments => Set<Employment>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<RosterChange> RosterChanges => Set<RosterChange>();

    public DbSet<RosterChangeLine> RosterChangeLines => Set<RosterChangeLine>();

    public DbSet<ProfileVersion> ProfileVersions => Set<ProfileVersion>();

    public DbSet<DutyProposal> DutyProposals => Set<DutyProposal>();

    public DbSet<Leave> Leaves => Set<Leave>();

    public DbSet<Representative> Representatives => Set<Representative>();

    public DbSet<ExpertRegistration> ExpertRegistrations => Set<ExpertRegistration>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentFile> DocumentFiles => Set<DocumentFile>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<MeetingPaper> MeetingPapers => Set<MeetingPaper>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<RuleSet> RuleSets => Set<RuleSet>();

    public DbSet<RuleSetVersion> RuleSetVersions => Set<RuleSetVersion>();

    public DbSet<Ballot> Ballots => Set<Ballot>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<Voter> Voters => Set<Voter>();

    public DbSet<Proxy> Proxies => Set<Proxy>();

    public DbSet<Exclusion> Exclusions => Set<Exclusion>();

    public DbSet<Slip> Slips => Set<Slip>();

    public DbSet<SlipBatch> SlipBatches => Set<SlipBatch>();

    public DbSet<SlipObjection> SlipObjections => Set<SlipObjection>();

    public DbSet<Presence> Presences => Set<Presence>();

    public DbSet<SlipAnswer> SlipAnswers => Set<SlipAnswer>();

    public DbSet<Ruling> Rulings => Set<Ruling>();

    public DbSet<SlipSeal> SlipSeals => Set<SlipSeal>();

    public DbSet<BallotKey> BallotKeys => Set<BallotKey>();

    public DbSet<SecretChoice> SecretChoices => Set<SecretChoice>();

    public DbSet<Candidate> Candidates => Set<Candidate>();

    public DbSet<SignedResult> SignedResults => Set<SignedResult>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<CommentUpload> CommentUploads => Set<CommentUpload>();

    public DbSet<DispositionSheet> DispositionSheets => Set<DispositionSheet>();

    public DbSet<Addressee> Addressees => Set<Addressee>();

    public DbSet<RecordedBallot> RecordedBallots => Set<RecordedBallot>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportLine> ImportLines => Set<ImportLine>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<DeadlineChange> DeadlineChanges => Set<DeadlineChange>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    /// <summary>Set by what writes history without acting itself: the demonstration and the builders of tests. Everything else owes an entry for what it writes.</summary>
    public bool OwesNoAudit { get; set; }

    /// <summary>The transaction in which this context last saved an audit entry. No other one has its id, so what stands here from an earlier use answers for nothing.</summary>
    internal Guid? EnteredIn { get; set; }

    /// <summary>A context is used again: what one use was let off, the next one owes.</summary>
    public override void Dispose()
    {
        OwesNoAudit = false;
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        OwesNoAudit = false;
        return base.DisposeAsync();
    }

    /// <summary>Changes are looked for once: else each interceptor that reads the entries would look through all of them again.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var once = new DetectedOnce(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var once = new DetectedOnce(ChangeTracker);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        UtcStorage.Configure(configurationBuilder, DatabaseProvider.KindOf(this));
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TcManagerDb).Assembly);
        var kind = DatabaseProvider.KindOf(this);
        ExactText.Configure(builder.Model, kind);
        if (kind == DatabaseKind.SqlServer)
        {
            // A credential's id may have 1,024 bytes; a clustered key takes 900.
            builder.Entity<IdentityUserPasskey<long>>().HasKey(p => p.CredentialId).IsClustered(false);
        }

        foreach (var key in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => !k.IsOwnership && !Mapping.StrictChildren.Contains(k)))
        {
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    private readonly struct DetectedOnce : IDisposable
    {
        private readonly ChangeTracker _tracker;

        private readonly bool _wasAutomatic;

        internal DetectedOnce(ChangeTracker tracker)
        {
            (_tracker, _wasAutomatic) = (tracker, tracker.AutoDetectChangesEnabled);
            if (_wasAutomatic)
            {
                tracker.DetectChanges();
                tracker.AutoDetectChangesEnabled = false;
            }
        }

        public void Dispose() => _tracker.AutoDetectChangesEnabled = _wasAutomatic;
    }
}
