using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Application.Documents;
using TcManager.Application.Imports;
using TcManager.Domain.Imports;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Imports;

/// <summary>A file to take in, as chosen.</summary>
public sealed class ImportForm : PostedForm
{
    public ImportKind? Kind { get; set; }

    public IFormFile? File { get; set; }

    [BindNever, ValidateNever]
    public ImportFormFrame Frame { get; set; } = null!;

    internal ImportToHandIn ToHandIn(long accountId) =>
        new(Uid, Kind!.Value, Frame.Committee?.Id, accountId, new Upload(File!.FileName, File.Length, File.OpenReadStream));

    internal static FormFields Fields(IStringLocalizer<ImportsTexts> texts) => new([(nameof(Kind), texts["kind"]), (nameof(File), texts["file"])]);
}

/// <summary>What stands around the form.</summary>
/// <param name="Committee">Whose rows are taken; null for people and organisations.</param>
/// <param name="Recent">What the account has handed in lately.</param>
public sealed record ImportFormFrame(CommitteeName? Committee, IReadOnlyList<ImportKind> Kinds, IReadOnlyList<ImportView> Recent)
{
    /// <summary>Its own, to which it is posted.</summary>
    public string Path => Committee is { } committee ? $"/committees/{committee.Id}/import" : "/imports";

    /// <summary>The list as it is now, to fill in or to compare with.</summary>
    public string ExportOf(ImportKind kind, TableFormat format) => ImportPlaces.ExportOf(Committee?.Id, kind) + TcManager.Application.Imports.Tables.TableWriter.Extension(format);
}

/// <summary>Where the lists are that imports belong to.</summary>
internal static class ImportPlaces
{
    /// <summary>Where another file is handed in.</summary>
    internal static string PageOf(ImportView import) => $"{(import.CommitteeId is { } committee ? $"/committees/{committee}/import" : "/imports")}?kind={import.Kind}";

    internal static string ExportOf(long? committee, ImportKind kind) => $"{ListOf(committee, kind)}/export";

    internal static string ListOf(long? committee, ImportKind kind) => kind switch
    {
        ImportKind.Organisations => "/organisations",
        ImportKind.People => "/people",
        ImportKind.Seats => $"/committees/{committee}/members",
        ImportKind.Meetings => $"/committees/{committee}/meetings",
        ImportKind.Attendance => $"/committees/{committee}/attendance",
        _ => $"/committees/{committee}/ballots",
    };
}
