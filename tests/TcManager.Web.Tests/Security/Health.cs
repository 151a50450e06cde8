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

    [Fact]
    public async Task Readiness_ends_with_the_database_and_life_does_not()
    {
        await using var alone = new TestApp();
        using var browser = new Browser(alone);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/ready")).Status);

        alone.TakeDatabaseAway();

        var ready = await browser.Get("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.Status, ready.Text));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).Status);
    }
}
