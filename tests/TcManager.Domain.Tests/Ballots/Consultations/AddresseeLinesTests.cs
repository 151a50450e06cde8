using TcManager.Domain.Ballots.Consultations;

namespace TcManager.Domain.Tests.Ballots.Consultations;

public class AddresseeLinesTests
{
    [Theory]
    [InlineData("Sample body 01;Lin;lin@body.example")]
    [InlineData("Sample body 01\tLin\tlin@body.example")]
    [InlineData("Sample body 01，Lin，lin@body.example")]
    [InlineData("lin@body.example; Sample body 01 ；Lin")]
    [InlineData("Sample body 01, <lin@body.example>, Lin")]
    public void The_part_with_an_at_is_the_address_and_the_first_other_the_organisation(string line)
    {
        var read = Assert.Single(AddresseeLines.Read(line));

        Assert.Empty(read.Faults);
        Assert.Equal(new AddresseeDraft("Sample body 01", "Lin", "lin@body.example"), read.Draft);
    }

    [Theory]
    [InlineData("Sample body 01", "addressee.emailMissing")]
    [InlineData("a@b.example", "addressee.nameMissing")]
    [InlineData("Sample body 01; not@an address", "addressee.emailInvalid")]
    [InlineData("Sample body 01; lin@localhost", "addressee.emailInvalid")]
    [InlineData("单位甲;张三;bad", "addressee.emailInvalid")]
    [InlineData("单位甲；张三；zhang＠body.example", "addressee.emailInvalid")]
    [InlineData("单位甲;张三", "addressee.emailMissing")]
    public void What_is_wrong_with_a_line_is_said_of_it(string line, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Single(AddresseeLines.Read(line)).Faults).Code);

    [Fact]
    public void Blank_lines_are_left_out_and_an_address_counts_once()
    {
        var read = AddresseeLines.Read("One; a@b.example\r\n\n  \nTwo; A@B.example\nThree; c@d.example");

        Assert.Equal([1, 4, 5], read.Select(line => line.No));
        Assert.Equal(("addressee.twice", (object)1), (read[1].Faults.Single().Code, read[1].Faults.Single().Args[0]));
        Assert.Empty(read[2].Faults);
    }

    [Fact]
    public void Too_much_of_a_line_is_refused_at_its_part() =>
        Assert.Equal(["addressee.tooLong", "addressee.tooLong"], AddresseeLines.Read($"{new string('x', 201)}; {new string('y', 250)}@b.example").Single().Faults.Select(f => f.Code));
}
