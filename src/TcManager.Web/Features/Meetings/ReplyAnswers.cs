using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Meetings;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>Takes a posted reply and says what became of it, whether it came by a sign-in or by a personal link.</summary>
public sealed class ReplyAnswers(
    GiveReply give,
    CurrentActor current,
    FormErrors errors,
    WrittenDates dates,
    TimeProvider clock,
    IStringLocalizer<MeetingsTexts> texts)
{
    public DateTimeOffset Now => clock.Now();

    public async Task<IActionResult> TakeAsync(Controller controller, ReplyForm form, ReplyPage page, bool byLink, CancellationToken ct)
    {
        (form.Page, form.ByLink) = (page, byLink);
        if (!controller.ModelState.IsValid)
        {
            // Too late is too late, whatever else is wrong with it: the text is kept to be copied.
            return page.CanReply ? controller.View("Reply", form) : Late(controller, form, new("reply.late"));
        }

        var given = await give.ExecuteAsync(page.ParticipantUid, form.ToReply(), await current.ActingAsync(), ct);
        if (given.IsDone)
        {
            controller.TempData["Done"] = texts["reply.done", texts[$"reply.{form.Reply}"], dates.Deadline(page.Until)].Value;
            return controller.Redirect(controller.Request.Path);
        }

        return given.Refusals.Any(refusal => refusal.Field is not null) ? Faulty(controller, form, given.Refusals) : Late(controller, form, given.Refusals[0]);
    }

    private ViewResult Faulty(Controller controller, ReplyForm form, IReadOnlyList<Refusal> refusals)
    {
        errors.Add<MeetingsTexts>(controller.ModelState, refusals);
        return controller.View("Reply", form);
    }

    private ViewResult Late(Controller controller, ReplyForm form, Refusal refusal)
    {
        controller.Response.StatusCode = StatusCodes.Status409Conflict;
        return controller.View("ReplyLate", new LateReply(form.Page, form.Reply, form.Note, Now, errors.Sentence<MeetingsTexts>(refusal), form.ByLink));
    }
}
