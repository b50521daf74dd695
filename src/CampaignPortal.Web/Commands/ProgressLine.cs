namespace CampaignPortal.Web.Commands;

/// <summary>A progress bar on one line of the error stream, so that output can be piped; silent where nobody watches.</summary>
internal sealed class ProgressLine(string what) : IProgress<(int Done, int Of)>, IDisposable
{
    private const int Width = 30;
    private bool _isDrawn;

    public void Report((int Done, int Of) value)
    {
        if (Console.IsErrorRedirected || value.Of == 0)
        {
            return;
        }

        var full = Width * value.Done / value.Of;
        Console.Error.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {value.Done}/{value.Of} {what}");
        _isDrawn = true;
    }

    public void Dispose()
    {
        if (_isDrawn)
        {
            Console.Error.WriteLine();
            _isDrawn = false;
        }
    }
}
