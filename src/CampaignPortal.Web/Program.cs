using CampaignPortal.Web.Commands;

return await (ServeCommand.IsMeant(args) ? ServeCommand.RunAsync(args, CancellationToken.None) : PortalCommands.Create().Parse(args).InvokeAsync());
