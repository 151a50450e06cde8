using System.Text;

namespace TcManager.Domain.Imports;

/// <summary>The name of a column in the form in which it is looked for: width, case, blanks, marks and "required" make no difference.</summary>
public static class HeadText
{
    private static readonly string[] Asides = ["必填", "选填", "REQUIRED", "OPTIONAL"];

    public static string KeyOf(string? head)
    {
        var key = string.Concat((head ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Asides.Aggregate(key, (rest, aside) => rest.Length > aside.Length ? rest.Replace(aside, "", StringComparison.Ordinal) : rest);
    }
}
