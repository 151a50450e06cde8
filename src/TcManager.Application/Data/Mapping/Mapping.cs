using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TcManager.Domain.People;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Committees;
using TcManager.Domain.Documents;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Data;

/// <summary>What several mappings share.</summary>
internal static class Mapping
{
    internal const int CodeLength = 64;
    internal const int NameLength = 200;
    internal const int TitleLength = 500;
    internal const int NoteLength = 2000;
    internal const int ZoneLength = 64;
    internal const int AddressLength = 254;

    /// <summary>A row that has no end yet: of those there is one. SQL Server reads double quotes as the others do.</summary>
    internal const string WhileItLasts = "\"ToOn\" IS NULL";

    /// <summary>Parts that have no life without their parent; everything else restricts deletion.</summary>
    internal static class StrictChildren
    {
        private static readonly HashSet<Type> Types = [typeof(Session), typeof(AgendaItem), typeof(Question), typeof(Office), typeof(CommitteeState), typeof(OrganisationName), typeof(DocumentFile), typeof(SlipAnswer), typeof(Candidate)];

        internal static bool Contains(IReadOnlyForeignKey key) =>
            key.PrincipalToDependent is not null && Types.Contains(key.DeclaringEntityType.ClrType)
            || key.DeclaringEntityType.ClrType.Namespace!.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal);
    }

    internal static void Root<T>(this EntityTypeBuilder<T> builder)
        where T : class, IRoot
    {
        builder.HasIndex(e => e.Uid).IsUnique();
        builder.Property(e => e.Version).IsConcurrencyToken();
    }

    /// <summary>Compared byte by byte: keys, hashes, codes and tokens. SQL Server folds case and width otherwise; see <see cref="ExactText"/>.</summary>
    internal static PropertyBuilder<T> Exact<T>(this PropertyBuilder<T> property) => property.UseCollation(ExactText.Mark);

    internal static void Text<T>(this EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, Bilingual?>> property, int length)
        where T : class =>
        builder.ComplexProperty(property!, text =>
        {
            text.Property(t => t!.Zh).HasMaxLength(length);
            text.Property(t => t!.En).HasMaxLength(length);
        });
}
