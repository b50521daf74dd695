#!/usr/bin/env bash
# The ledger of the fault tests at length: ledger.sh [SUBMISSIONS] [KILLS], by default 10,000 over 1,000 kills (about 45 minutes).
# LEDGER_SEED=N repeats the choices of a run that printed it.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export LEDGER_SUBMISSIONS=${1:-10000} LEDGER_KILLS=${2:-1000}
dotnet test tests/CampaignPortal.FaultTests --filter "FullyQualifiedName~Ledger" --logger "console;verbosity=detailed"
