using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignPortal.Core.Data;

/// <summary>
/// A query that is compiled once for each model. EF Core ties a compiled query to the model that first ran it and throws
/// for any other, so that a process could not use both databases.
/// </summary>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    public TQuery For(PortalDbContext context) => _byModel.GetValue(context.Model, _ => compile());
}
