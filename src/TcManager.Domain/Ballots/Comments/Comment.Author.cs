namespace TcManager.Domain.Ballots.Comments;

/// <summary>
/// Who wrote it, where a successor has taken the voter's place since (decisions 4): the name and organisation of the voter row are the successor's by then. All null while the
/// voter row names the author.
/// </summary>
public sealed partial class Comment
{
    public string? AuthorZh { get; private set; }

    public string? AuthorLatin { get; private set; }

    public string? AuthorOrganisationZh { get; private set; }

    public string? AuthorOrganisationEn { get; private set; }

    /// <summary>Whoever holds the place has written it anew and answers for it.</summary>
    private void IsWrittenByHolder() => (AuthorZh, AuthorLatin, AuthorOrganisationZh, AuthorOrganisationEn) = (null, null, null, null);
}
