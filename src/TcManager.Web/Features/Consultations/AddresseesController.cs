using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Consultations;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Consultations;

/// <summary>Whom a consultation asks beside the members: organisations and other committees, one by one or many lines at once.</summary>
public sealed class AddresseesController(
    BallotQueries ballots,
    ConsultationQueries consultations,
    AskAddressees ask,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<ConsultationsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("consultations/{id:long}/addressees")]
    public async Task<IActionResult> List(long id, CancellationToken ct)
    {
        var (ballot, refused) = await ConsultationAsync(id, ct);
        return refused ?? await PageAsync(new(), ballot!, [], ct);
    }

    [HttpPost("consultations/{id:long}/addressees")]
    public async Task<IActionResult> Add(long id, AddresseeForm form, CancellationToken ct)
    {
        var (ballot, refused) = await ConsultationAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ModelState.IsValid)
        {
            var asked = await ask.OneAsync(id, form.Uid, new(form.Name, form.Contact, form.Email), await current.ActingAsync(), ct);
            if (asked.IsDone)
            {
                TempData["Done"] = texts[ballot!.State == BallotState.Open ? "addressee.asked" : "addressee.added", form.Name!].Value;
                return LocalRedirect($"/consultations/{id}/addressees");
            }

            errors.Add<ConsultationsTexts>(ModelState, asked.Refusals);
            form.RenewIfSentBefore(ModelState, asked.Refusals);
        }

        return await PageAsync(form, ballot!, [], ct);
    }

    /// <summary>What became of each line is said at once; what was not taken stands in the field again.</summary>
    [HttpPost("consultations/{id:long}/addressees/lines")]
    public async Task<IActionResult> AddLines(long id, AddresseeForm form, CancellationToken ct)
    {
        var (ballot, refused) = await ConsultationAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var asked = ModelState.IsValid ? await ask.ManyAsync(id, form.Lines, await current.ActingAsync(), ct) : null;
        if (asked is null or { IsDone: false })
        {
            errors.Add<ConsultationsTexts>(ModelState, asked?.Refusals ?? []);
            return await PageAsync(form, ballot!, [], ct);
        }

        ModelState.Remove(nameof(form.Lines));
        form.Lines = string.Join('\n', asked.Value.Where(line => line.Line.Faults.Count > 0).Select(line => line.Line.Text));
        return await PageAsync(form, ballot!, asked.Value, ct);
    }

    [HttpPost("consultations/{id:long}/addressees/{addresseeId:long}/withdrawal")]
    public async Task<IActionResult> Withdraw(long id, long addresseeId, CancellationToken ct)
    {
        var (_, refused) = await ConsultationAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var withdrawn = await ask.WithdrawAsync(id, addresseeId, await current.ActingAsync(), ct);
        TempData[withdrawn.IsDone ? "Done" : "NotDone"] = withdrawn.IsDone ? texts["addressee.withdrawn"].Value : errors.Sentence<ConsultationsTexts>(withdrawn.Refusals[0]);
        return LocalRedirect($"/consultations/{id}/addressees");
    }

    private async Task<Entered> ConsultationAsync(long id, CancellationToken ct)
    {
        var entered = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return entered is { Refused: null, Ballot.Kind: not BallotKind.Consultation } ? new(entered.Ballot, LocalRedirect($"/ballots/{id}")) : entered;
    }

    private async Task<IActionResult> PageAsync(AddresseeForm form, BallotView ballot, IReadOnlyList<AskedLine> asked, CancellationToken ct)
    {
        form.Frame = new(ballot, await consultations.AddresseesAsync(ballot, ct), asked);
        return View("Addressees", form);
    }
}

/// <summary>An addressee, or many lines of them, as typed.</summary>
public sealed class AddresseeForm : PostedForm
{
    public string? Name { get; set; }

    public string? Contact { get; set; }

    public string? Email { get; set; }

    public string? Lines { get; set; }

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public AddresseesFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<ConsultationsTexts> texts) => new(
        [(nameof(Name), texts["addressee.name"]), (nameof(Contact), texts["addressee.contact"]), (nameof(Email), texts["addressee.email"]), (nameof(Lines), texts["lines"])]);
}

/// <summary>Whom a consultation asks.</summary>
/// <param name="Asked">What became of each line that was just pasted.</param>
public sealed record AddresseesFrame(BallotView Ballot, IReadOnlyList<AddresseeRow> Addressees, IReadOnlyList<AskedLine> Asked)
{
    public bool MayAsk => Ballot.State is BallotState.Draft or BallotState.Scheduled or BallotState.Open;
}
