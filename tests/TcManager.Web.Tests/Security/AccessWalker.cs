using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>One kind of user, who asks and does not follow.</summary>
internal sealed partial class AccessWalker(HttpClient http) : IDisposable
{
    private string _token = "";

    public static async Task<AccessWalker> StartAsync(TestApp app, Someone? someone)
    {
        var walker = new AccessWalker(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
        await walker.TakeTokenAsync();
        if (someone is not null)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await walker.PostAsync("/sign-in", ("Email", someone.Email), ("Password", Given.Password))).StatusCode);
            await walker.TakeTokenAsync();
        }

        return walker;
    }

    /// <summary>Asks; a page is asked for by HEAD too, which must say the same.</summary>
    public async Task<string> AskAsync(string method, string address)
    {
        if (method == "POST")
        {
            return Said(await PostAsync(address));
        }

        var said = Said(await http.GetAsync(new Uri(address, UriKind.Relative)));
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var headSaid = Said(await http.SendAsync(head));
        return headSaid == said ? said : $"{said}, HEAD {headSaid}";
    }

    public void Dispose() => http.Dispose();

    private static string Said(HttpResponseMessage response)
    {
        using (response)
        {
            return response switch
            {
                { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } to } when ToSignIn().IsMatch(to.ToString()) => "sign",
                { StatusCode: HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.UnsupportedMediaType } => "in",
                { StatusCode: var status } => ((int)status).ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("token", _token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await http.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    private async Task TakeTokenAsync()
    {
        var page = await http.GetStringAsync(new Uri("/password-reset", UriKind.Relative));
        _token = Token().Match(page).Groups[1].Value;
        Assert.NotEmpty(_token);
    }

    [GeneratedRegex("name=\"token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"/sign-in\?")]
    private static partial Regex ToSignIn();
}
