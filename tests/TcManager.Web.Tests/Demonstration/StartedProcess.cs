using TcManager.Application.Demonstration;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Demonstration;

/// <summary>The program itself, as a person starts it.</summary>
[Trait("Database", "Any")]
public sealed class StartedProcess : IDisposable
{
    private readonly StartedPrograms _programs = new();

    [Fact]
    public async Task The_first_says_where_it_is_and_who_may_sign_in_and_a_second_on_its_file_is_refused()
    {
        var first = _programs.Start(("Jobs:Enabled", "false"));
        var said = await ReadUntil(first.StandardOutput, DemonstrationAccounts.Emails["administrator"]);
        Assert.Contains("TcManager demonstration: http://127.0.0.1:", said, StringComparison.Ordinal);
        Assert.Contains(DemonstrationAccounts.Password, said, StringComparison.Ordinal);
        Assert.All(DemonstrationAccounts.Emails.Values, email => Assert.Contains(email, said, StringComparison.Ordinal));

        var second = _programs.Start(("Jobs:Enabled", "false"));
        var refusal = await second.StandardError.ReadToEndAsync().WaitAsync(StartedPrograms.Patience);
        await second.WaitForExitAsync().WaitAsync(StartedPrograms.Patience);

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains("is in use by another TcManager process", refusal, StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }

    public void Dispose() => _programs.Dispose();

    private static async Task<string> ReadUntil(StreamReader output, string sign)
    {
        var lines = new List<string>();
        while (await output.ReadLineAsync().WaitAsync(StartedPrograms.Patience) is { } line)
        {
            lines.Add(line);
            if (line.Contains(sign, StringComparison.Ordinal))
            {
                break;
            }
        }

        return string.Join('\n', lines);
    }
}
