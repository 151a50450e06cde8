namespace TcManager.Web.Features.Accounts;

/// <summary>Marks the texts of this feature.</summary>
public sealed class AccountsTexts;
