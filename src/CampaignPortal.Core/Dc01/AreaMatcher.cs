using CampaignPortal.Core.Campaigns;

namespace CampaignPortal.Core.Dc01;

/// <summary>How sure it is which commune a line of the file means.</summary>
public enum MatchState
{
    Matched = 1,

    /// <summary>A person said so, now or before.</summary>
    Decided = 2,

    /// <summary>A person said that the name is none of the campaign's communes.</summary>
    LeftOut = 3,

    /// <summary>One or some could be meant: a person has to say.</summary>
    Doubtful = 4,

    /// <summary>No commune has a name like it.</summary>
    Unmatched = 5,
}

/// <summary>Finds the commune of a name. Pure.</summary>
/// <param name="communes">All of the campaign.</param>
/// <param name="hostName">The body that runs it: a name that goes on with its area is one of ours.</param>
/// <param name="decided">Decisions by <see cref="AreaName.Key"/>; null is none of the communes.</param>
internal sealed class AreaMatcher(IReadOnlyList<CommuneDefinition> communes, string hostName, IReadOnlyDictionary<string, int?> decided)
{
    private readonly List<(CommuneDefinition Commune, AreaName Name)> _communes = [.. communes.Select(c => (c, AreaName.Of(c.FullName)))];
    private readonly string _host = $" {AreaName.Of(hostName).Bare} {AreaName.Of(hostName).Outer} ";

    /// <summary>The commune, or those that could be meant.</summary>
    public (MatchState State, IReadOnlyList<CommuneDefinition> Communes) Find(AreaName name)
    {
        if (decided.TryGetValue(name.Key, out var communeId))
        {
            return communes.FirstOrDefault(c => c.Id == communeId) is { } commune ? (MatchState.Decided, [commune]) : (MatchState.LeftOut, []);
        }

        if (name.Bare.Length == 0)
        {
            return (MatchState.Unmatched, []);
        }

        var same = _communes.Where(c => c.Name.Name == name.Name).ToList();
        var sure = name.Kind.Length == 0 ? same : [.. same.Where(c => c.Name.Kind == name.Kind)];
        if (sure is [var only] && IsHere(name.Outer, only.Commune))
        {
            return (MatchState.Matched, [only.Commune]);
        }

        var alike = sure.Count > 0 ? sure : same.Count > 0 ? same : [.. _communes.Where(c => c.Name.Bare == name.Bare)];
        alike = alike.Count > 0 ? alike : [.. _communes.Where(c => Distance(c.Name.Bare, name.Bare) <= (name.Bare.Length >= 10 ? 2 : 1))];
        return alike.Count > 0 ? (MatchState.Doubtful, [.. alike.Select(c => c.Commune)]) : (MatchState.Unmatched, []);
    }

    // A commune of the same name in another district is another commune.
    private bool IsHere(string outer, CommuneDefinition commune)
    {
        var words = outer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("h" or "t" or "tp" or "huyen" or "tinh" or "quan" or "thanh" or "pho" or "thi")).ToList();
        if (words.Count == 0)
        {
            return true;
        }

        var name = $" {string.Join(' ', words)} ";
        var group = commune.GroupName is null ? " " : $" {AreaName.Of(commune.GroupName).Bare} ";
        return _host.Contains(name, StringComparison.Ordinal) || group.Contains(name, StringComparison.Ordinal);
    }

    // Letters to add, take away, change or swap.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2 || a.Length > 60)
        {
            return int.MaxValue;
        }

        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                steps[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[a.Length, b.Length];
    }
}
