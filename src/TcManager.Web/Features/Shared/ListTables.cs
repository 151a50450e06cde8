namespace TcManager.Web.Features.Shared;

/// <summary>A list as a table to fetch, and the way to take one in.</summary>
/// <param name="List">The address of the list.</param>
/// <param name="Import">Where a table is taken in; null where the reader may not.</param>
/// <param name="Query">What of the list is meant, with its question mark.</param>
public sealed record ListTables(string List, string? Import = null, string Query = "");
