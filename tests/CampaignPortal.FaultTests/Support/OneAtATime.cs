// Each test kills, traces or starves a portal of its own; beside one another they would only slow each other down.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
