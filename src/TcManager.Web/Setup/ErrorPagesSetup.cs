namespace TcManager.Web.Setup;

internal static class ErrorPagesSetup
{
    internal static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }
}
