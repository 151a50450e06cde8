using System.Net;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

public sealed class Health(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Is_told_to_anyone_in_a_word(string address)
    {
        using var browser = new Browser(app);
        var page = await browser.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Healthy", page.Text);
    }
}
