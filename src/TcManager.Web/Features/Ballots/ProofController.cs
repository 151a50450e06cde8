using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>What is taken away from a closed ballot: the export for whoever recomputes it, the result paper, and its signed scan. For everyone who may see the verdict.</summary>
public sealed class ProofController(
    BallotQueries ballots,
    VerdictQueries verdicts,
    BallotExportQueries exports,
    ResultQueries results,
    ResultReading reading,
    ResultPapers papers,
    KeepSignedResult keep,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/export.json")]
    public async Task<IActionResult> Export(long id, CancellationToken ct)
    {
        var (ballot, refused) = await ClosedAsync(id, CommitteeAction.ViewBallots, ct);
        if (ballot is null || refused is not null)
        {
            return refused!;
        }

        // Who took part in a secret ballot, and when, is for officers (decisions 9, 25); an open one says it by name anyway.
        if (ballot.IsSecret && await Access.RefuseAsync(CommitteeAction.ViewParticipation, MatterOf(ballot)) is { } hidden)
        {
            return hidden;
        }

        // Somebody may have opened it again since.
        if (await exports.ExportAsync(id, ct) is not { } export)
        {
            return NotDone(id, texts["result.notYet"]);
        }

        Response.Headers.CacheControl = "private, no-store";
        return File(JsonSerializer.SerializeToUtf8Bytes(export, ExportJson.Readable.BallotExport), "application/json; charset=utf-8", $"{FileNameOf(ballot)}-export.json");
    }

    [HttpGet("ballots/{id:long}/result")]
    public async Task<IActionResult> Result(long id, ResultLayout? layout, CancellationToken ct)
    {
        var (ballot, refused) = await ClosedAsync(id, CommitteeAction.ViewBallots, ct);
        if (ballot is null || refused is not null)
        {
            return refused!;
        }

        return await PageAsync(id, layout, ct) is { } page ? View("Result", page) : NotDone(id, texts["result.notYet"]);
    }

    [HttpGet("ballots/{id:long}/result.docx")]
    public async Task<IActionResult> ResultFile(long id, ResultLayout? layout, CancellationToken ct)
    {
        var (ballot, refused) = await ClosedAsync(id, CommitteeAction.ViewBallots, ct);
        if (ballot is null || refused is not null)
        {
            return refused!;
        }

        if (await PageAsync(id, layout, ct) is not { } page)
        {
            return NotDone(id, texts["result.notYet"]);
        }

        Response.Headers.CacheControl = "private, no-store";
        return File(page.Sheet.Docx(), DocxPaper.ContentType, $"{FileNameOf(ballot)}-result.docx");
    }

    [HttpPost("ballots/{id:long}/signed-result")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes)]
    public async Task<IActionResult> Keep(long id, SignedResultForm form, CancellationToken ct)
    {
        var (_, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var kept = await keep.ExecuteAsync(id, form.Uid, form.File is { } file ? new(file.FileName, file.Length, file.OpenReadStream) : null, await current.ActingAsync(), ct);
        return kept.IsDone ? Done(id, texts["done.signedResult"]) : NotDone(id, errors.Sentence<BallotsTexts>(kept.Refusals[0]));
    }

    private async Task<Entered> ClosedAsync(long id, CommitteeAction action, CancellationToken ct)
    {
        var entered = await EnterAsync(id, action, ct);
        if (entered is { Refused: null, Ballot.Kind: BallotKind.Consultation })
        {
            return new(null, LocalRedirect($"/consultations/{id}"));
        }

        return entered is { Refused: null, Ballot: { State: not BallotState.Closed } ballot } ? new(null, NotDone(id, texts[ballot.IsWithdrawn ? "result.withdrawn" : "result.notYet"])) : entered;
    }

    /// <summary>Null where somebody has opened it again since.</summary>
    private Task<ResultPage?> PageAsync(long id, ResultLayout? layout, CancellationToken ct) => reading.OfAsync(
        id,
        async (ballot, again) =>
        {
            var chosen = layout is { } said && Enum.IsDefined(said) ? said : ResultPapers.UsualFor(ballot);
            return new ResultPage(ballot, chosen, papers.Sheet(ballot, await verdicts.PresentAsync(ballot, again), await results.FactsAsync(ballot, again), chosen));
        },
        ct);

    private static string FileNameOf(BallotView ballot) => string.Concat(ballot.Number.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}

/// <summary>The result as it prints.</summary>
public sealed record ResultPage(BallotView Ballot, ResultLayout Layout, ResultSheet Sheet);

/// <summary>A scan.</summary>
public sealed class SignedResultForm : PostedForm
{
    public IFormFile? File { get; set; }
}
