using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>A comment as typed.</summary>
public sealed class CommentForm : PostedForm
{
    public string? Line { get; set; }

    public string? Clause { get; set; }

    public string? Paragraph { get; set; }

    public CommentType? Type { get; set; }

    public string? Text { get; set; }

    public string? Proposed { get; set; }

    /// <summary>A filled-in template instead; posted to a place of its own.</summary>
    [BindNever, ValidateNever]
    public OwnCommentsFrame Frame { get; set; } = null!;

    public CommentDraft Draft => new(Line, Clause, Paragraph, Type, Text, Proposed);

    public static CommentForm Of(CommentRow comment) => new()
    {
        Version = comment.Version, Line = comment.Line, Clause = comment.Clause, Paragraph = comment.Paragraph, Type = comment.Type, Text = comment.Text, Proposed = comment.Proposed,
    };

    public static FormFields Fields(IStringLocalizer<CommentsTexts> texts) => new(
    [
        (nameof(Clause), texts["clause"].Value), (nameof(Paragraph), texts["paragraph"].Value), (nameof(Line), texts["line"].Value),
        (nameof(Type), texts["type"].Value), (nameof(Text), texts["text"].Value), (nameof(Proposed), texts["proposed"].Value), ("File", texts["file"].Value),
    ]);
}

/// <summary>What stands around one's own comments.</summary>
/// <param name="Place">Where the reader comments.</param>
/// <param name="Comments">Of a page; null beside the form of one.</param>
/// <param name="CommentId">The one that is edited.</param>
/// <param name="Now">It, as it stands, where somebody changed it meanwhile.</param>
public sealed record OwnCommentsFrame(OwnPlace Place, CommentsPage? Comments, long? CommentId = null, CommentRow? Now = null)
{
    /// <summary>Files that were handed in.</summary>
    public IReadOnlyList<UploadItem> Uploads { get; init; } = [];
}

/// <summary>A filled-in template.</summary>
public sealed class CommentUploadForm : PostedForm
{
    public const int MaxRequestBytes = 64 * 1024 * 1024;

    public IFormFile? File { get; set; }
}

/// <summary>What becomes of the picked comments.</summary>
public sealed class DispositionForm : PostedForm
{
    /// <summary><c>id:version</c> of each.</summary>
    public List<string> Picked { get; set; } = [];

    public bool WithEqual { get; set; }

    public Disposition? Disposition { get; set; }

    public string? Observation { get; set; }

    /// <summary>Of the page that it was posted from.</summary>
    public string? Show { get; set; }

    public int Page { get; set; }

    [BindNever, ValidateNever]
    public CollatedFrame Frame { get; set; } = null!;

    internal CommentsToDispose ToDispose(long ballotId) => new(ballotId, [.. Picked.Select(PickOf).OfType<PickedComment>()], WithEqual, Disposition, Observation);

    private static PickedComment? PickOf(string text) =>
        text.Split(':') is [var id, var version] && long.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number) && Guid.TryParse(version, out var token) ? new(number, token) : null;
}

/// <summary>What stands around the collated comments.</summary>
/// <param name="Ballot">On what.</param>
/// <param name="Comments">Null while votes are taken.</param>
/// <param name="Returns">How the electorate replied; likewise.</param>
/// <param name="CameIn">While votes are taken, for those who may see who has voted.</param>
/// <param name="HasPlace">The reader has comments of an own, or may have.</param>
/// <param name="MayDispose">Say what became of them.</param>
public sealed record CollatedFrame(BallotView Ballot, CommentsPage? Comments, CommentReturns? Returns, (int Comments, int Authors)? CameIn, bool HasPlace, bool MayDispose)
{
    /// <summary>When those who wrote were last told what became of theirs.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>What came of an upload.</summary>
public sealed record UploadPage(OwnPlace Place, UploadView Upload);

/// <summary>Where what became of comments goes up that was filled in offline.</summary>
/// <param name="Ballot">On what.</param>
/// <param name="Sheets">Handed in before.</param>
/// <param name="Uid">Of the form.</param>
public sealed record DispositionSheetsPage(BallotView Ballot, IReadOnlyList<DispositionSheetItem> Sheets, Guid Uid);

/// <summary>What a sheet would change, or has changed.</summary>
public sealed record DispositionSheetPage(BallotView Ballot, DispositionSheetView Sheet);
