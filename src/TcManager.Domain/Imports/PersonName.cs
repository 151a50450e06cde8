namespace TcManager.Domain.Imports;

/// <summary>A person's name in the form in which rows are compared with people.</summary>
public static class PersonName
{
    /// <summary>"李　四" is 李四: a name in Chinese characters has no blanks, any other has one between its parts.</summary>
    public static string Plain(string name)
    {
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(name.Any(c => c is >= '\u3400' and <= '\u9fff') && !name.Any(char.IsAsciiLetter) ? "" : " ", parts);
    }
}
