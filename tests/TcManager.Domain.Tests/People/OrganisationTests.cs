using TcManager.Domain.People;

namespace TcManager.Domain.Tests.People;

public sealed class OrganisationTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private readonly Organisation _body = new(Guid.CreateVersion7(), "CEI", new("电器所", "Electric Institute"), "CN");

    [Fact]
    public void A_name_holds_until_the_day_before_the_next_one()
    {
        Assert.True(_body.Rename(new("电科院", "Electric Academy"), new(2009, 3, 1), Today).IsDone);
        Assert.True(_body.Rename(new("电科院公司", "Electric Academy Ltd"), new(2020, 1, 1), Today).IsDone);

        Assert.Equal("Electric Institute", _body.NameOn(new(2009, 2, 28)).En);
        Assert.Equal("Electric Academy", _body.NameOn(new(2009, 3, 1)).En);
        Assert.Equal("Electric Academy", _body.NameOn(new(2019, 12, 31)).En);
        Assert.Equal("Electric Academy Ltd", _body.NameOn(Today).En);
        Assert.Contains(Person.SearchFor("electric institute"), _body.SearchKey, StringComparison.Ordinal);
        Assert.Contains("CEI", _body.SearchKey, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_the_same_or_not_borne_yet_or_older_than_the_last_is_refused()
    {
        Assert.Equal("organisation.nameSame", Assert.Single(_body.Rename(_body.Name, new(2020, 1, 1), Today).Refusals).Code);
        Assert.Equal("organisation.nameAhead", Assert.Single(_body.Rename(new("新", "New"), Today.AddDays(1), Today).Refusals).Code);
        Assert.Equal("organisation.nameAhead", Assert.Single(_body.Rename(new("新", "New"), DateOnly.MinValue, Today).Refusals).Code);
        Assert.True(_body.Rename(new("新", "New"), Today, Today).IsDone);
        Assert.Equal("organisation.nameBeforeLast", Assert.Single(_body.Rename(new("更新", "Newer"), Today, Today).Refusals).Code);
    }

    [Theory]
    [InlineData("CN", true)]
    [InlineData("XA", true)]
    [InlineData("QM", true)]
    [InlineData("QL", false)]
    [InlineData("AA", false)]
    [InlineData("cn", false)]
    [InlineData("", false)]
    public void Country_codes_are_those_of_the_standard(string code, bool isKnown) => Assert.Equal(isKnown, Countries.IsKnown(code));
}
