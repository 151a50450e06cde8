using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Accounts;
using TcManager.Application.People;
using TcManager.Domain;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Accounts;

/// <summary>An account to open, as typed.</summary>
public sealed class NewAccountForm : PostedForm
{
    [Required(ErrorMessage = "form.required"), EmailAddress(ErrorMessage = "email.format"), StringLength(254, ErrorMessage = "form.tooLong")]
    public string? Email { get; set; }

    /// <summary>Chosen from the register; then no name is asked for.</summary>
    public long? PersonId { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? NameZh { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? NameLatin { get; set; }

    public bool IsAnother { get; set; }

    [BindNever, ValidateNever]
    public NewAccountFrame Frame { get; set; } = new(null, null, [], []);

    internal AccountToOpen ToOpen() => new(Uid, Email, PersonId, NameZh, NameLatin, IsAnother);

    internal static FormFields Fields(IStringLocalizer<AccountsTexts> texts) => new(
    [
        (nameof(Email), texts["one.email"]), (nameof(NameZh), texts["new.nameZh"]), (nameof(NameLatin), texts["new.nameLatin"]), (nameof(IsAnother), texts["new.another"]),
    ]);
}

/// <summary>What stands around the form.</summary>
/// <param name="Person">For whom the account is; null until somebody is chosen.</param>
/// <param name="Text">By which they were looked for.</param>
/// <param name="Found">To choose from.</param>
/// <param name="Similar">Who may be the same person.</param>
public sealed record NewAccountFrame(Bilingual? Person, string? Text, IReadOnlyList<PersonLine> Found, IReadOnlyList<PersonLine> Similar);
