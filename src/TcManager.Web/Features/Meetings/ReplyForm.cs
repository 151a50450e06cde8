using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Meetings;
using TcManager.Domain.Meetings;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>A reply as chosen and typed; nothing is chosen before somebody chooses.</summary>
public sealed class ReplyForm : PostedForm
{
    public Reply? Reply { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Note { get; set; }

    /// <summary>Never bound.</summary>
    [BindNever, ValidateNever]
    public ReplyPage Page { get; set; } = null!;

    /// <summary>Set while the page came by a personal link; never bound.</summary>
    [BindNever, ValidateNever]
    public bool ByLink { get; set; }

    public static ReplyForm For(ReplyPage page, bool byLink) => new()
    {
        Uid = Guid.CreateVersion7(),
        Reply = page.Mine.Reply == Domain.Meetings.Reply.None ? null : page.Mine.Reply,
        Note = page.Mine.Note,
        Page = page,
        ByLink = byLink,
    };

    public PostedReply ToReply() => new(Uid, Reply ?? Domain.Meetings.Reply.None, Note, ByLink);
}

/// <summary>A reply that came too late, with what was written, to copy.</summary>
public sealed record LateReply(ReplyPage Page, Reply? Reply, string? Note, DateTimeOffset ReceivedAt, string Reason, bool ByLink);
