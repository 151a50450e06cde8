using System.Text;
using TcManager.Web.Ui;

namespace TcManager.Web.Tests.Ui;

[Trait("Database", "Any")]
public class FormsWithAZero
{
    [Theory]
    [InlineData("Text=A%00B", "Text=A%01B")]
    [InlineData("%00%00&%0=%%00", "%01%01&%0=%%01")]
    [InlineData("%%0000", "%%0100")]
    [InlineData("%0%00%0", "%0%01%0")]
    [InlineData("100%25%20%0A", "100%25%20%0A")]
    [InlineData("", "")]
    public async Task An_encoded_zero_is_handed_on_as_another_control_character_wherever_a_read_ends(string sent, string expected)
    {
        for (var piece = 1; piece <= 8; piece++)
        {
            using var body = new ZeroFreeForms.ZeroFreeStream(new MemoryStream(Encoding.ASCII.GetBytes(sent)));
            var (all, buffer, read) = (new MemoryStream(), new byte[piece], 0);
            while ((read = await body.ReadAsync(buffer)) > 0)
            {
                all.Write(buffer, 0, read);
            }

            Assert.Equal(expected, Encoding.ASCII.GetString(all.ToArray()));
        }
    }
}
