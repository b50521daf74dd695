using CampaignPortal.Web.Commands;

return await Trouble.OrWordAsync(() => ServeCommand.IsMeant(args) ? ServeCommand.RunAsync(args, CancellationToken.None) : PortalCommands.RunAsync(args));
