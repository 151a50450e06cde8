using TcManager.Domain.Committees;

namespace TcManager.Domain.Tests.Committees;

public class CommitteeCodeTests
{
    [Theory]
    [InlineData(CommitteeKind.TC, "SAC/TC 207", CommitteeKind.SC, 1, "SAC/TC 207/SC 1")]
    [InlineData(CommitteeKind.TC, "SAC/TC 207", CommitteeKind.WG, 12, "SAC/TC 207/WG 12")]
    [InlineData(CommitteeKind.JTC, "ISO/IEC JTC 1", CommitteeKind.SC, 42, "ISO/IEC JTC 1/SC 42")]
    [InlineData(CommitteeKind.SC, "ISO/IEC JTC 1/SC 42", CommitteeKind.WG, 3, "ISO/IEC JTC 1/SC 42/WG 3")]
    [InlineData(CommitteeKind.PC, "IEC/PC 130", CommitteeKind.WG, 1, "IEC/PC 130/WG 1")]
    [InlineData(CommitteeKind.SWG, "SAC/SWG 9", CommitteeKind.WG, 9999, "SAC/SWG 9/WG 9999")]
    public void A_child_is_called_after_its_parent_its_kind_and_its_number(CommitteeKind above, string parent, CommitteeKind kind, int number, string code) =>
        Assert.Equal(code, CommitteeCode.Compose(kind, Of(above, parent), number, null).Value);

    [Theory]
    [InlineData(CommitteeKind.TC, "SAC/TC 605", "SAC/TC 605")]
    [InlineData(CommitteeKind.JTC, " CEN-CENELEC   JTC 13 ", "CEN-CENELEC JTC 13")]
    [InlineData(CommitteeKind.PC, "IEC/PC 130", "IEC/PC 130")]
    [InlineData(CommitteeKind.SWG, "SAC/SWG 9", "SAC/SWG 9")]
    [InlineData(CommitteeKind.Council, "ISO Council", "ISO Council")]
    public void Others_stand_by_themselves_under_the_code_that_is_typed(CommitteeKind kind, string typed, string code) =>
        Assert.Equal(code, CommitteeCode.Compose(kind, null, null, typed).Value);

    [Theory]
    [InlineData(CommitteeKind.SC, null, 1, null, "committee.parentMissing@ParentId")]
    [InlineData(CommitteeKind.WG, null, null, "SAC/WG 1", "committee.parentMissing@ParentId committee.numberMissing@Number committee.codeIsComposed@Code")]
    [InlineData(CommitteeKind.SC, CommitteeKind.TC, 0, null, "committee.numberMissing@Number")]
    [InlineData(CommitteeKind.SC, CommitteeKind.TC, 10000, null, "committee.numberMissing@Number")]
    [InlineData(CommitteeKind.SC, CommitteeKind.TC, 1, "SAC/TC 207/SC 1", "committee.codeIsComposed@Code")]
    [InlineData(CommitteeKind.SC, CommitteeKind.PC, 1, null, "committee.parentUnfit@ParentId")]
    [InlineData(CommitteeKind.SC, CommitteeKind.SC, 1, null, "committee.parentUnfit@ParentId")]
    [InlineData(CommitteeKind.SC, CommitteeKind.WG, 1, null, "committee.parentUnfit@ParentId")]
    [InlineData(CommitteeKind.WG, CommitteeKind.WG, 1, null, "committee.parentUnfit@ParentId")]
    [InlineData(CommitteeKind.TC, CommitteeKind.TC, null, "SAC/TC 1", "committee.parentNotAllowed@ParentId")]
    [InlineData(CommitteeKind.JTC, null, 1, "ISO/IEC JTC 1", "committee.numberNotAllowed@Number")]
    [InlineData(CommitteeKind.TC, null, null, "  ", "committee.codeMissing@Code")]
    public void Anything_else_is_refused_at_its_field(CommitteeKind kind, CommitteeKind? above, int? number, string? typed, string refused) =>
        Assert.Equal(refused, string.Join(' ', CommitteeCode.Compose(kind, above is { } parent ? Of(parent, "SAC/X 1") : null, number, typed).Refusals.Select(r => $"{r.Code}@{r.Field}")));

    [Fact]
    public void A_code_has_at_most_64_characters()
    {
        Assert.True(CommitteeCode.Compose(CommitteeKind.TC, null, null, new('x', 64)).IsDone);
        Assert.Equal("committee.codeTooLong", CommitteeCode.Compose(CommitteeKind.TC, null, null, new('x', 65)).Refusals.Single().Code);
        Assert.Equal("Number", CommitteeCode.Compose(CommitteeKind.SC, Of(CommitteeKind.TC, new('x', 60)), 1, null).Refusals.Single().Field);
    }

    /// <summary>Every way up ends: what stands under something ranks below it.</summary>
    [Fact]
    public void No_circle_can_come_about()
    {
        foreach (var kind in Enum.GetValues<CommitteeKind>())
        {
            Assert.DoesNotContain(kind, Above(kind, 0));
        }

        static IEnumerable<CommitteeKind> Above(CommitteeKind kind, int steps) =>
            steps > 5 ? throw new InvalidOperationException($"{kind} has no end.") : CommitteeCode.ParentsOf(kind).SelectMany(parent => Above(parent, steps + 1).Prepend(parent));
    }

    private static Committee Of(CommitteeKind kind, string code) => new(Guid.CreateVersion7(), code, kind, new("名称", "Title"), "sac-2020", "Asia/Shanghai", Cultures.Chinese);
}
