using System.ComponentModel.DataAnnotations;
using TcManager.Application.Data;
using TcManager.Application.Demonstration;
using TcManager.Application.Documents;
using TcManager.Application.Mail;

namespace TcManager.Web.Setup;

/// <summary>Where the application stands in the world.</summary>
public sealed class AppSettings
{
    /// <summary>The address that mails link to, without a slash at its end.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "";

    /// <summary>Database file, uploads, keys and pickup mails lie here; relative to the content root.</summary>
    [Required]
    public string DataFolder { get; set; } = "";
}

/// <summary>Which database.</summary>
public sealed class DatabaseSettings
{
    public DatabaseKind Kind { get; set; }

    /// <summary>Empty: a SQLite file in the data folder.</summary>
    public string ConnectionString { get; set; } = "";
}

/// <summary>Whether this process runs the scheduled jobs.</summary>
public sealed class JobSettings
{
    public bool Enabled { get; set; }
}

internal static class SettingsSetup
{
    internal static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Bind<AppSettings>("App");
        builder.Bind<DatabaseSettings>("Database");
        builder.Bind<JobSettings>("Jobs");
        builder.Bind<MailSettings>("Mail");
        builder.Bind<ProxySettings>("Proxy");
        builder.Bind<DemonstrationSettings>("Demonstration");
        builder.Services.PostConfigure<MailSettings>(mail =>
        {
            mail.PickupFolder = Path.Combine(builder.DataFolder(), "mail");
            mail.PublicUrl = builder.Configuration["App:PublicUrl"]!.TrimEnd('/');
        });
        builder.Services.Configure<DocumentSettings>(documents => documents.Folder = Path.Combine(builder.DataFolder(), "files"));
        builder.Services.PostConfigure<DemonstrationSettings>(demo => demo.SeedFolder = Path.Combine(AppContext.BaseDirectory, "seed"));
    }

    /// <summary>The data folder as a full path; made when missing.</summary>
    internal static string DataFolder(this WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Configuration["App:DataFolder"]!, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static void Bind<T>(this WebApplicationBuilder builder, string section)
        where T : class =>
        builder.Services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
