using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TcManager.Web.Tests.Data;

/// <summary>What SQL Server refuses only when it runs, and its offline model does not see.</summary>
[Trait("Database", "Any")]
public sealed class SqlServerLimits
{
    private const int ClusteredBytes = 900, OtherBytes = 1700;

    /// <summary>Error 1785: a row must not be reached by two ways of one delete, nor by a way that comes back.</summary>
    [Fact]
    public void No_delete_reaches_a_table_by_two_ways()
    {
        var keys = Tables().SelectMany(t => t.ForeignKeyConstraints).Where(k => k.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault).ToList();
        Assert.Contains(keys, k => k.Table.Name == "AspNetUserPasskeys");
        Assert.Empty(Doubled([.. keys.Select(k => (k.PrincipalTable.Name, k.Table.Name))]));
    }

    [Fact]
    public void Two_ways_and_a_way_back_are_found()
    {
        Assert.NotEmpty(Doubled([("A", "B"), ("A", "C"), ("B", "C")]));
        Assert.NotEmpty(Doubled([("A", "B"), ("B", "A")]));
        Assert.NotEmpty(Doubled([("A", "A")]));
        Assert.Empty(Doubled([("A", "C"), ("B", "C"), ("C", "D")]));
    }

    /// <summary>Deletes go only to what has no life of its own.</summary>
    [Fact]
    public void Only_strict_children_go_with_their_parent()
    {
        var cascading = Tables().SelectMany(t => t.ForeignKeyConstraints).Where(k => k.OnDeleteAction == ReferentialAction.Cascade).Select(k => k.Table.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["AgendaItem", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserPasskeys", "AspNetUserTokens", "Candidates", "CommitteeStates", "DocumentFiles", "Offices", "OrganisationNames", "Questions", "Sessions", "SlipAnswers"], cascading);
    }

    /// <summary>Primary and alternate keys, foreign keys' indexes and all others. A longer key is taken at the creation and fails at the insert.</summary>
    [Fact]
    public void No_key_is_longer_than_an_index_takes()
    {
        var keys = Tables().SelectMany(t => t.UniqueConstraints.Select(k => (t.Name, Key: k.Name, k.Columns, IsClustered: k == t.PrimaryKey && k.MappedKeys.All(m => m.IsClustered() != false)))
            .Concat(t.Indexes.Select(i => (t.Name, Key: i.Name, i.Columns, IsClustered: false)))).ToList();
        Assert.True(keys.Count > 100, $"{keys.Count} keys and indexes");
        Assert.Empty(keys.Where(k => k.Columns.Sum(BytesOf) > (k.IsClustered ? ClusteredBytes : OtherBytes)).Select(k => $"{k.Name}.{k.Key}: {k.Columns.Sum(BytesOf)} bytes"));
    }

    /// <summary>What tells things apart is compared byte by byte: the server's own collation folds case and width.</summary>
    [Fact]
    public void Every_text_in_a_key_has_a_binary_collation()
    {
        // An address or a name is looked for as people type it; Identity's own keys hold what the program itself has chosen.
        string[] folded = ["People.Email", "People.NameZh", "People.NameLatin", "AspNetUserLogins.LoginProvider", "AspNetUserLogins.ProviderKey", "AspNetUserTokens.LoginProvider", "AspNetUserTokens.Name"];
        var keyed = Tables().SelectMany(t => t.UniqueConstraints.SelectMany(k => k.Columns).Concat(t.Indexes.SelectMany(i => i.Columns))).Where(c => c.StoreType.Contains("char", StringComparison.Ordinal)).Distinct();
        Assert.Equal(folded.Order(StringComparer.Ordinal), keyed.Where(c => c.Collation != "Latin1_General_100_BIN2").Select(c => $"{c.Table.Name}.{c.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SlipAnswers.Choice")]
    [InlineData("DocumentFiles.BlobHash")]
    [InlineData("Outbox.DedupeKey")]
    [InlineData("Committees.CodeKey")]
    [InlineData("AspNetUsers.NormalizedEmail")]
    public void Codes_and_hashes_have_one_too(string column) =>
        Assert.Equal("Latin1_General_100_BIN2", Tables().SelectMany(t => t.Columns).Single(c => $"{c.Table.Name}.{c.Name}" == column).Collation);

    private static IEnumerable<string> Doubled(IReadOnlyList<(string Parent, string Child)> cascades) =>
        cascades.Select(c => c.Parent).Distinct().SelectMany(root => Walk(root, root, [root], cascades));

    private static IEnumerable<string> Walk(string path, string table, HashSet<string> reached, IReadOnlyList<(string Parent, string Child)> cascades) =>
        cascades.Where(c => c.Parent == table).SelectMany(c => reached.Add(c.Child) ? Walk($"{path} → {c.Child}", c.Child, reached, cascades) : [$"{path} → {c.Child}"]);

    private static int BytesOf(IColumn column)
    {
        var (type, size) = column.StoreType.Split('(', ')') is [var name, var length, ..] ? (name, length) : (column.StoreType, "");
        return (type, size) switch
        {
            (_, "max") => int.MaxValue / 16,
            ("nvarchar", _) => 2 * int.Parse(size, System.Globalization.CultureInfo.InvariantCulture),
            ("varchar" or "varbinary", _) => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture),
            ("uniqueidentifier", _) => 16,
            ("datetimeoffset", _) => 10,
            ("bigint" or "float", _) => 8,
            ("int", _) => 4,
            ("date", _) => 3,
            ("smallint", _) => 2,
            ("bit" or "tinyint", _) => 1,
            _ => throw new NotSupportedException(column.StoreType),
        };
    }

    private static List<ITable> Tables()
    {
        using var db = new Db.SqlServer.DesignFactory().CreateDbContext([]);
        return [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];
    }
}
