using TcManager.Application.Find;

namespace TcManager.Web.Features.Find;

/// <summary>How a kind is called in addresses and texts.</summary>
internal static class FindWords
{
    internal static string WordOf(FindKind kind) => kind switch
    {
        FindKind.Committee => "committees",
        FindKind.Organisation => "organisations",
        _ => "people",
    };
}

/// <summary>Head and foot of one group.</summary>
/// <param name="Page">The whole page.</param>
/// <param name="Kind">Which group.</param>
/// <param name="Shown">How many rows stand on the page.</param>
/// <param name="Found">How many there are.</param>
/// <param name="At">Page of it.</param>
/// <param name="Pages">Of it.</param>
public sealed record FindGroupFrame(FindPage Page, FindKind Kind, int Shown, int Found, int At, int Pages)
{
    internal static FindGroupFrame Of<T>(FindPage page, FindKind kind, FindGroup<T> group) => new(page, kind, group.Items.Count, group.Found, group.Page, group.Pages);

    /// <summary>A page of this group alone.</summary>
    public string Address(int at) => $"/find?q={Uri.EscapeDataString(Page.Text ?? "")}&only={FindWords.WordOf(Kind)}{(at > 1 ? $"&page={at}" : "")}";
}
