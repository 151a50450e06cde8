using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A page as it came: status and document.</summary>
public sealed record Page(HttpStatusCode Status, IHtmlDocument Document, Uri Address, HttpResponseMessage Response)
{
    /// <summary>All text with blanks folded.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The faults shown at a field, or "" when there is none.</summary>
    public string FaultAt(string field) => Document.GetElementById($"{field}-fault")?.TextContent.Trim() ?? "";
}

/// <summary>One person's browser without script: keeps cookies, follows redirects, fills forms that it was given.</summary>
public sealed class Browser(TestApp app, HttpClient? client = null) : IDisposable
{
    private readonly HttpClient _http = client ?? app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("http://localhost"), AllowAutoRedirect = true });

    public HttpClient Http => _http;

    /// <summary>A browser that is signed in.</summary>
    public static async Task<Browser> For(TestApp app, Someone someone, string culture = "en")
    {
        var browser = new Browser(app);
        browser._http.DefaultRequestHeaders.Add("Accept-Language", culture);
        var page = await browser.Get("/sign-in");
        await browser.Post(page, "form[action='/sign-in']", ("Email", someone.Email), ("Password", Given.Password));
        return browser;
    }

    public async Task<Page> Get(string address) => await Read(await _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Posts a form of a page: its own values, hidden ones included, with the given ones over them. A null value leaves the field out.</summary>
    public async Task<Page> Post(Page page, string form, params (string Name, string? Value)[] values)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{form}' on {page.Address}: {page.Text}");
        var fields = Fields(element).Where(f => values.All(v => v.Name != f.Key)).ToList();
        fields.AddRange(values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value!)));
        return await Post(element.GetAttribute("action") ?? page.Address.PathAndQuery, fields);
    }

    public async Task<Page> Post(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Read(await _http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content));
    }

    /// <summary>Posts a form with files (name of the field, file name, bytes).</summary>
    public async Task<Page> PostFiles(Page page, string form, IReadOnlyList<(string Field, string FileName, byte[] Bytes)> files, params (string Name, string? Value)[] values)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{form}' on {page.Address}");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(element).Where(f => values.All(v => v.Name != f.Key)).Select(f => (f.Key, f.Value)).Concat(values.Where(v => v.Value is not null).Select(v => (v.Name, v.Value!))))
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (field, fileName, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, fileName);
        }

        return await Read(await _http.PostAsync(new Uri(element.GetAttribute("action") ?? page.Address.PathAndQuery, UriKind.RelativeOrAbsolute), content));
    }

    /// <summary>What a browser would send of a form.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) => form.Elements.SelectMany(e => e switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [KeyValuePair.Create(choice.Name ?? "", choice.Value)] : Array.Empty<KeyValuePair<string, string>>(),
        IHtmlInputElement { Type: "file" or "submit" or "button" } => [],
        IHtmlInputElement input => [KeyValuePair.Create(input.Name ?? "", input.Value)],
        IHtmlTextAreaElement area => [KeyValuePair.Create(area.Name ?? "", area.Value)],
        IHtmlSelectElement select => [KeyValuePair.Create(select.Name ?? "", select.Value ?? "")],
        _ => [],
    }).Where(f => f.Key.Length > 0);

    public void Dispose() => _http.Dispose();

    private static async Task<Page> Read(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!;
        var document = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address(address.ToString()));
        return new(response.StatusCode, document, address, response);
    }
}

/// <summary>Reading an element as a person does: words of neighbouring elements stand apart.</summary>
public static class Reading
{
    public static string Spoken(this IElement element) =>
        string.Join(' ', element.Descendants<IText>().SelectMany(t => t.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Replace(" ,", ",", StringComparison.Ordinal).Replace(" /", "/", StringComparison.Ordinal);
}
