namespace TcManager.Application.Mail.Templates;

/// <summary>
/// What was read last in a batch: its mails speak of the same meeting or ballot, and reading it costs more than writing the mail. Whether a mail is still wanted is never taken from here, but for the zone in which that is judged.
/// </summary>
internal sealed class LastRead<T>(MailBatch batch)
    where T : class
{
    private (long Id, int Batch, T Read)? _last;

    internal async Task<T> OfAsync(long id, Func<long, Task<T>> read)
    {
        if (_last is { } last && last.Id == id && last.Batch == batch.No)
        {
            return last.Read;
        }

        var found = await read(id);
        _last = (id, batch.No, found);
        return found;
    }
}
