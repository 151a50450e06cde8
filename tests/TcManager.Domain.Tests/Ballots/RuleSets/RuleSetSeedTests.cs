using System.Text.Json;
using System.Text.Json.Serialization;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Ballots.RuleSets;

public class RuleSetSeedTests
{
    [Fact]
    public void Every_set_of_the_field_ships() =>
        Assert.Equal(
            [
                "sac-tc", "sac-expert-group", "sac-legacy-letter", "sac-comment", "iso-dis", "iso-fdis", "iso-dts", "iso-dtr", "iso-dpas", "iso-np", "iso-cib", "iso-sr", "iso-cd", "iso-chair",
                "cen-71", "cen-qmv", "cen-mandated", "ieee-802", "ieee-sa", "astm-sub", "astm-main", "etsi-71", "oasis-special", "simple-majority", "two-thirds", "unanimity", "election",
            ],
            Seed.RuleSets.Select(set => set.Definition.Code));

    [Fact]
    public void Every_shipped_set_makes_sense() =>
        Assert.All(Seed.RuleSets, set => Assert.Empty(set.Definition.Check().Refusals));

    [Fact]
    public void Only_what_was_read_in_the_text_in_force_ships_as_verified()
    {
        Assert.All(Seed.RuleSets, set => Assert.Equal(set.Definition.Source.ShipsVerified(), set.Verified));
        Assert.Equal(
            ["sac-legacy-letter", "iso-dis", "iso-fdis", "iso-dts", "iso-dtr", "iso-cd"],
            Seed.RuleSets.Where(set => set.Verified).Select(set => set.Definition.Code));
    }

    [Fact]
    public void A_first_day_is_given_only_where_it_was_read() =>
        Assert.Equal(
            [("sac-expert-group", new DateOnly(2023, 3, 1)), ("iso-cd", new(2022, 6, 30))],
            Seed.RuleSets.Where(set => set.Definition.Source.ValidFrom is not null).Select(set => (set.Definition.Code, set.Definition.Source.ValidFrom!.Value)));

    [Fact]
    public void What_ships_as_verified_names_the_document_that_was_read() =>
        Assert.All(
            Seed.RuleSets.Where(set => set.Verified),
            set => Assert.True(
                set.Definition.Source.Document is { Zh: var zh, En: var en } && (zh.Contains("导则", StringComparison.Ordinal) || zh.Contains('号')) && (en.Contains("Directives", StringComparison.Ordinal) || en.Contains("Order", StringComparison.Ordinal)),
                set.Definition.Code));

    [Fact]
    public void Every_limit_names_its_source_in_both_languages() =>
        Assert.All(
            Seed.RuleSets.SelectMany(set => set.Definition.Tests.Select(test => test.Clause).Append(set.Definition.Return?.Clause).OfType<Clause>()),
            clause => Assert.False(string.IsNullOrWhiteSpace(clause.Text.Zh) || string.IsNullOrWhiteSpace(clause.Text.En)));

    [Fact]
    public void No_limit_cites_an_article_that_was_not_read() =>
        Assert.DoesNotContain("条", string.Concat(Seed.RuleSets.Select(set => Seed.Json(set))), StringComparison.Ordinal);

    [Fact]
    public void Only_the_reviews_exclude_the_drafters_and_no_proxy_votes()
    {
        Assert.Equal(["sac-expert-group", "sac-legacy-letter"], Seed.RuleSets.Where(set => set.Definition.Excluded.Count > 0).Select(set => set.Definition.Code));
        Assert.All(Seed.RuleSets, set => Assert.False(set.Definition.ProxyAllowed));
    }

    [Fact]
    public void The_old_letter_takes_its_five_codes()
    {
        var letter = Seed.RuleSet("sac-legacy-letter");

        Assert.Equal(["yes", "yesWithComments", "noUnlessAdopted", "abstain", "no"], letter.Choices.Select(choice => choice.Code));
        Assert.Equal([ChoiceMeaning.Yes, ChoiceMeaning.Yes, ChoiceMeaning.No, ChoiceMeaning.Abstain, ChoiceMeaning.No], letter.Choices.Select(choice => choice.CountsAs));
        Assert.Equal("yesWithComments", letter.Choice("noUnlessAdopted")?.IfAdopted);
    }

    [Fact]
    public void Weights_and_inhabitants_are_whole_numbers_of_known_voters()
    {
        Assert.Equal((33, 405), (Seed.RuleSet("cen-71").Voters!.Count, Seed.RuleSet("cen-71").Voters!.Sum(voter => voter.Weight)));
        Assert.Equal((34, 835, 4), (Seed.RuleSet("cen-qmv").Voters!.Count, Weight("DE"), Weight("IS")));
        Assert.Equal(["CH", "MK", "RS", "TR", "UK"], Seed.RuleSet("cen-mandated").Voters!.Where(voter => !voter.IsOf("eea")).Select(voter => voter.Code).Order());
    }

    private static int Weight(string code) => Seed.RuleSet("cen-qmv").Voters!.Single(voter => voter.Code == code).Weight;

    [Fact]
    public void The_formal_sets_ask_for_a_reason_with_a_negative_vote_only() =>
        Assert.All(
            ["sac-tc", "iso-dis", "iso-fdis"],
            code => Assert.Equal(["no"], Seed.RuleSet(code).Choices.Where(choice => choice.Comment == CommentNeed.Required).Select(choice => choice.Code)));

    [Theory]
    [InlineData("iso-dis", 12 * 7)]
    [InlineData("iso-fdis", 8 * 7)]
    public void The_usual_lengths_are_known_by_heart_only(string code, int days) =>
        Assert.Equal(new UsualLength(days, RuleMark.Recalled), Seed.RuleSet(code).UsualLength);

    [Fact]
    public void All_remind_at_14_7_3_and_1_days() =>
        Assert.All(Seed.RuleSets, set => Assert.Equal([14, 7, 3, 1], set.Definition.ReminderDays));

    [Fact]
    public void A_definition_survives_being_stored() =>
        Assert.All(Seed.RuleSets, set => Assert.Equal(Seed.Json(set), Seed.Json(Seed.Parse<ShippedRuleSet>(Seed.Json(set)))));

    [Fact]
    public void A_definition_survives_a_store_that_leaves_out_what_is_null()
    {
        var terse = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

        Assert.All(
            Seed.RuleSets,
            set => Assert.Equal(Seed.Json(set), Seed.Json(JsonSerializer.Deserialize<ShippedRuleSet>(JsonSerializer.Serialize(set, terse), terse))));
    }

    [Fact]
    public void Count_and_verdict_survive_being_stored()
    {
        var count = Count.Voting(yes: 18, no: 2, notReturned: 5) with { Void = [new(SeatCategory.Voting, 1)] };
        var verdict = count.Under("sac-tc");

        Assert.Equal(Seed.Json(verdict), Seed.Json(Seed.Parse<Evaluation>(Seed.Json(verdict))));
        Assert.Equal(Seed.Json(verdict), Seed.Json(Seed.Parse<BallotCount>(Seed.Json(count)).Under("sac-tc")));
    }
}
