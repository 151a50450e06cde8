namespace TcManager.Web.Ui;

/// <summary>
/// The server's reader refuses a whole form for one encoded U+0000, and all that was typed is lost with it. <see cref="Application.Texts.CleanText"/> leaves that character out as it does any
/// other control character: so it is handed on as another one, before the form is read.
/// </summary>
public static class ZeroFreeForms
{
    internal static void UseZeroFreeForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Request.Body = new ZeroFreeStream(context.Request.Body);
        }

        return next(context);
    });

    /// <summary>Passes on what it reads, each <c>%00</c> as <c>%01</c>, also where the end of a read cuts it.</summary>
    public sealed class ZeroFreeStream(Stream inner) : Stream
    {
        // Of "%00", how many bytes have gone by.
        private int _seen;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Change(buffer.Span[..read]);
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A form is not read synchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Change(Span<byte> bytes)
        {
            foreach (ref var one in bytes)
            {
                if (_seen == 2 && one == (byte)'0')
                {
                    one = (byte)'1';
                }

                _seen = one == (byte)'%' ? 1 : _seen == 1 && one == (byte)'0' ? 2 : 0;
            }
        }
    }
}
