using System.Globalization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using TcManager.Application.Ballots;

namespace TcManager.Web.Features.Comments;

/// <summary>How pages of comments are called in the window and the navigation, which a partial view cannot say for its page.</summary>
internal static class PageTitles
{
    /// <summary>Gives the title back, for the head of the page.</summary>
    internal static string Head(this ViewDataDictionary view, string title, BallotView ballot)
    {
        (view["Title"], view["Nav"]) = ($"{title} · {ballot.Title.In(CultureInfo.CurrentUICulture.Name)}", "ballots");
        return title;
    }
}
