using Microsoft.Extensions.Options;
using MimeKit;

namespace TcManager.Application.Mail.Delivery;

/// <summary>Lays each mail as a file into a folder instead of sending it. A repeat replaces its file.</summary>
public sealed class PickupTransport(IOptions<MailSettings> settings) : IMailTransport
{
    public async Task<Dispatch> SendAsync(MimeMessage message, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(settings.Value.PickupFolder).FullName;
        var path = Path.Combine(folder, $"{message.MessageId!.Split('@')[0]}.eml");
        var unfinished = $"{path}.part";
        await using (var file = File.Create(unfinished))
        {
            await message.WriteToAsync(file, ct);
        }

        File.Move(unfinished, path, overwrite: true);
        return Dispatch.Accepted;
    }

    public Task CloseAsync() => Task.CompletedTask;
}
