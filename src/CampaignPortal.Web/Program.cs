using CampaignPortal.Web.Commands;

return await PortalCommands.Create().Parse(args).InvokeAsync();
