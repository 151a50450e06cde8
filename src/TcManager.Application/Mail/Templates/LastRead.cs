namespace TcManager.Application.Mail.Templates;

/// <summary>
/// What was read last, for some seconds: the mails of a batch speak of the same meeting or ballot, and reading it costs more than writing the mail. Whether a
/// mail is still wanted is never taken from here.
/// </summary>
internal sealed class LastRead<T>(TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private (long Id, DateTimeOffset At, T Read)? _last;

    internal async Task<T> OfAsync(long id, Func<long, Task<T>> read)
    {
        var now = clock.Now();
        if (_last is { } last && last.Id == id && now - last.At < Fresh)
        {
            return last.Read;
        }

        var found = await read(id);
        _last = (id, now, found);
        return found;
    }
}
