using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignPortal.Core.Data;

/// <summary>Databases forget the kind of a time; every stored <see cref="DateTime"/> is UTC, campaign wall times apart.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value,
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
