using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Mail;
using TcManager.Application.Members.Changes;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Members.Changes;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>The papers of a term change: the call for candidates, the registration form, the list for the guiding body, the letters of appointment.</summary>
public sealed class RosterPapers(IStringLocalizer<MembersTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    private static string Culture => CultureInfo.CurrentUICulture.Name;

    /// <summary>征集委员通知, in the reader's language.</summary>
    public byte[] Call(ChangePage page)
    {
        var paper = new DocxPaper()
            .Title(texts["paper.call.title", page.Committee.Head(Culture), TermOf(page)])
            .Text(texts["paper.call.text", page.Committee.Head(Culture), TermOf(page), WrittenDates.Day(page.Change.StartOn)]);
        if (page.Change.CandidatesUntilOn is { } until)
        {
            paper.Text(texts["paper.call.until", WrittenDates.Day(until)]);
        }

        return paper.Text(texts["paper.call.how"]).Right(texts["paper.secretariat", page.Committee.Code]).Right(WrittenDates.Brief(page.Today, true)).ToBytes();
    }

    /// <summary>委员登记表 with the employer's opinion: filled in for a person, or empty for anybody.</summary>
    public byte[] Form(ChangePage page, ChangePerson? person)
    {
        string Or(string? text) => text ?? "";
        return new DocxPaper()
            .Title(texts["paper.form.title", page.Committee.Code, TermOf(page)])
            .Table([2, 3, 2, 3],
            [
                [texts["name"], person is null ? "" : $"{person.Name.Zh}  {person.Name.En}", texts["paper.form.title.level"], person is null ? "" : texts[$"title.{person.Title}"]],
                [texts["paper.form.sex"], "", texts["paper.form.birth"], ""],
                [texts["paper.form.education"], "", texts["paper.form.employerKind"], ""],
                [texts["paper.form.employer"], Or(person?.Employer?.In(Culture)), texts["paper.form.position"], Or(person?.Position?.In(Culture))],
                [texts["side"], person?.Side is { } side ? shared[$"side.{side}"] : "", texts["paper.office"], person is null ? "" : OfficeOf(page, person)],
                [texts["paper.form.expertise"], Or(person?.Expertise), texts["paper.form.languages"], Or(person?.Languages)],
                [texts["paper.form.honours"], Or(person?.Honours), texts["paper.form.contact"], ""],
                [texts["paper.form.address"], "", "", ""],
            ], hasHead: false, height: 11)
            .Table([2, 8],
            [
                [texts["paper.form.experience"], "\n\n\n"],
                [texts["paper.form.opinion.employer"], person is { Opinion: not EmployerOpinion.None } said ? $"{texts[$"opinion.{said.Opinion}"]}  {(said.OpinionOn is { } on ? WrittenDates.Brief(on, true) : "")}" : $"\n\n{texts["paper.form.seal"]}"],
                [texts["paper.form.opinion.secretariat"], $"\n\n{texts["paper.form.seal"]}"],
                [texts["paper.form.opinion.guiding"], $"\n\n{texts["paper.form.seal"]}"],
            ], hasHead: false, height: 26)
            .ToBytes();
    }

    /// <summary>委员名单 as it is to be.</summary>
    public byte[] List(ChangePage page) => new DocxPaper()
        .Title(texts["paper.list.title", page.Committee.Head(Culture), TermOf(page)])
        .Table([1, 3, 3, 5, 3, 3],
        [
            [texts["paper.list.no"], texts["name"], texts["paper.office"], texts["paper.form.employer"], texts["paper.form.title.level"], texts["side"]],
            .. Coming(page).Select((person, index) => new[]
            {
                $"{index + 1}",
                person.Name.In(Culture),
                OfficeOf(page, person),
                person.Employer?.In(Culture) ?? "",
                texts[$"title.{person.Title}"].Value,
                person.Side is { } side ? shared[$"side.{side}"].Value : "",
            }),
        ], hasHead: true)
        .ToBytes();

    /// <summary>聘书, one page each, in Chinese and in English.</summary>
    public byte[] Letters(ChangePage page)
    {
        var paper = new DocxPaper();
        foreach (var (index, person) in Coming(page).Index())
        {
            if (index > 0)
            {
                paper.NextPage();
            }

            foreach (var culture in Cultures.All.Reverse())
            {
                using var _ = new CultureScope(culture);
                paper.Title(texts["paper.letter.title"], 26)
                    .Text(texts["paper.letter.to", person.Name.In(culture), person.Employer?.In(culture) ?? ""])
                    .Text(texts["paper.letter.text", page.Committee.Head(culture), TermOf(page), OfficeOf(page, person), WrittenDates.Brief(page.Change.StartOn, true), page.Change.PlannedEndOn is { } end ? WrittenDates.Brief(end, true) : texts["paper.letter.open"].Value])
                    .Right(texts["paper.letter.by", page.Change.Steps.First(s => s.Stage == RosterStage.Approved).Reference ?? ""])
                    .Right(WrittenDates.Brief(page.Change.StartOn, true));
            }
        }

        return paper.ToBytes();
    }

    private static IEnumerable<ChangePerson> Coming(ChangePage page) => page.Lines.Where(l => l.Act is RosterAct.Keep or RosterAct.Add);

    private string TermOf(ChangePage page) => page.Change.TermNo is { } no ? texts["paper.term", no].Value : "";

    private string OfficeOf(ChangePage page, ChangePerson person) => person.Offices.Count > 0
        ? string.Join(texts["and"], person.Offices.Select(role => shared.Role(role, page.Committee.Code)))
        : shared[$"category.{person.Category}"].Value;
}
