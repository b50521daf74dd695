namespace CampaignPortal.Core.Documents;

/// <summary>
/// What an official document says, laid out by <see cref="DocumentWriter"/> as Nghị định 30/2020/NĐ-CP, phụ lục I, asks. A
/// kind of document is a function that gives one of these.
/// </summary>
public sealed record OfficialDocument
{
    /// <summary>The body above the issuing one; null where there is none.</summary>
    public string? Superior { get; init; }

    /// <summary>The body that issues the document.</summary>
    public required string Issuer { get; init; }

    /// <summary>What stands behind the number: "BC-CAH". The number itself is left to the records office.</summary>
    public required string Symbol { get; init; }

    /// <summary>Where it is issued: "Lai Vung".</summary>
    public required string Place { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Minutes (biên bản) have their time in the text and no place and date in the head.</summary>
    public bool HasDate { get; init; } = true;

    /// <summary>"BÁO CÁO", "TỜ TRÌNH"; null for an official letter (công văn), whose subject stands below its number.</summary>
    public string? Kind { get; init; }

    public required string Subject { get; init; }

    public IReadOnlyList<string> AddressedTo { get; init; } = [];

    /// <summary>The grounds (căn cứ), each without its final mark.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    public required IReadOnlyList<DocumentBlock> Body { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>Who signs beside, on the left; null where one body signs alone.</summary>
    public Signature? Beside { get; init; }

    /// <summary>Who receives it; "Lưu: VT, …" last.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public IReadOnlyList<Appendix> Appendices { get; init; } = [];
}

/// <param name="Authority">For whom: "TM. ỦY BAN NHÂN DÂN"; null where the head of the body signs.</param>
/// <param name="Position">"TRƯỞNG CÔNG AN HUYỆN", "KT. CHỦ TỊCH".</param>
/// <param name="Name">Null leaves the place empty.</param>
public sealed record Signature(string? Authority, string Position, string? Name);

/// <summary>A landscape part with its own title and page numbers.</summary>
public sealed record Appendix(string Title, IReadOnlyList<DocumentBlock> Body);

/// <summary>A piece of a document's body.</summary>
public abstract record DocumentBlock;

/// <summary>"I. KẾT QUẢ": bold, on the page of what follows.</summary>
public sealed record Heading(string Text) : DocumentBlock;

public sealed record Paragraph(string Text) : DocumentBlock;

/// <summary>A paragraph with bold words in it.</summary>
public sealed record Prose(IReadOnlyList<ProseRun> Runs) : DocumentBlock;

public sealed record ProseRun(string Text, bool IsBold);

/// <summary>A table whose heading rows stand on every page.</summary>
/// <param name="Columns">From left to right.</param>
/// <param name="Rows">Each with a cell for every column.</param>
/// <param name="Total">Bold, below the rows; null where nothing is summed.</param>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Total = null) : DocumentBlock;

/// <param name="Heading">Stands above "(1)", "(2)", ….</param>
/// <param name="Share">Of the width, beside those of the others.</param>
/// <param name="IsNumber">Right-aligned.</param>
public sealed record TableColumn(string Heading, int Share, bool IsNumber = false)
{
    /// <summary>Numbers the rows; stands in the middle.</summary>
    public bool IsOrdinal => Heading == "TT";
}
