using TcManager.Domain.Committees;

namespace TcManager.Domain.Tests.Committees;

public sealed class BodiesTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);
    private static readonly DateOnly Day = new(2026, 1, 1);
    private readonly List<CommitteeBody> _bound = [];

    [Fact]
    public void One_organisation_leads_and_another_is_its_twin()
    {
        Bind(1, BodyPart.Secretariat, Start);
        Bind(2, BodyPart.Twin, Start);

        Assert.Equal("body.partTaken", RefusalOf(Of().Bind(3, BodyPart.Secretariat, Day)));
        Assert.Equal("body.partTaken", RefusalOf(Of().Bind(3, BodyPart.Twin, Day)));
        Assert.Equal("body.boundAlready", RefusalOf(Of().Bind(1, BodyPart.Secretariat, Day)));
    }

    [Fact]
    public void A_twin_needs_somebody_who_leads_and_is_another_one()
    {
        Assert.Equal("body.twinWithoutLead", RefusalOf(Of().Bind(1, BodyPart.Twin, Day)));
        Bind(1, BodyPart.Secretariat, Start);
        Assert.Equal("body.bothHalves", RefusalOf(Of().Bind(1, BodyPart.Twin, Day)));
        Assert.Equal("body.twinWithoutLead", RefusalOf(Of().Bind(2, BodyPart.Twin, Start.AddDays(-1))));
    }

    [Fact]
    public void Guiding_and_founding_bodies_may_be_several()
    {
        Bind(1, BodyPart.Guiding, Start);
        Bind(2, BodyPart.Guiding, Start);
        Bind(1, BodyPart.Founding, Start);
        Bind(1, BodyPart.Secretariat, Start);
        Assert.Equal(4, _bound.Count);
    }

    [Fact]
    public void Who_leads_is_not_released_while_a_twin_lasts()
    {
        Bind(1, BodyPart.Secretariat, Start);
        Bind(2, BodyPart.Twin, Start);

        Assert.Equal("body.twinLasts", Of().End(_bound[0], Day).Refusals.Single().Code);
        Assert.True(Of().End(_bound[1], Day).IsDone);
        Assert.Equal("body.twinLasts", Of().End(_bound[0], Day.AddDays(-1)).Refusals.Single().Code);
        Assert.True(Of().End(_bound[0], Day).IsDone);
    }

    [Fact]
    public void A_secretariat_goes_over_from_one_day_to_the_next()
    {
        Bind(1, BodyPart.Secretariat, Start);

        var handed = Of().HandOver(BodyPart.Secretariat, 2, Day).Value;

        Assert.Equal(Day.AddDays(-1), handed.From.ToOn);
        Assert.Equal((2L, Day, (DateOnly?)null, BodyPart.Secretariat), (handed.To.OrganisationId, handed.To.FromOn, handed.To.ToOn, handed.To.Part));
    }

    [Fact]
    public void A_twin_that_takes_the_lead_is_a_twin_no_longer()
    {
        Bind(1, BodyPart.Secretariat, Start);
        Bind(2, BodyPart.Twin, Start);

        Assert.Equal("body.bothHalves", RefusalOf(Of().HandOver(BodyPart.Twin, 1, Day)));
        var handed = Of().HandOver(BodyPart.Secretariat, 2, Day).Value;

        Assert.Equal(Day.AddDays(-1), handed.Twin!.ToOn);
    }

    [Fact]
    public void Nothing_is_handed_over_to_whom_it_belongs_or_by_whom_it_does_not()
    {
        Assert.Equal("handover.nobodyHolds", RefusalOf(Of().HandOver(BodyPart.Secretariat, 1, Day)));
        Bind(1, BodyPart.Secretariat, Start);
        Assert.Equal("handover.same", RefusalOf(Of().HandOver(BodyPart.Secretariat, 1, Day)));
        Assert.Equal("handover.nobodyHolds", RefusalOf(Of().HandOver(BodyPart.Secretariat, 2, Start)));
        Assert.Equal("handover.nobodyHolds", RefusalOf(Of().HandOver(BodyPart.Guiding, 2, Day)));
        Assert.Equal("time.yearOutOfRange", RefusalOf(Of().HandOver(BodyPart.Secretariat, 2, new(1, 1, 1))));
        Assert.Null(_bound[0].ToOn);
    }

    private Bodies Of() => new(1, _bound);

    private void Bind(long organisation, BodyPart part, DateOnly from) => _bound.Add(Of().Bind(organisation, part, from).Value);

    private static string RefusalOf<T>(Outcome<T> outcome) => outcome.Refusals[0].Code;
}
