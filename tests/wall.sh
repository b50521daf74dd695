#!/usr/bin/env bash
# The wall screen for a while, with a restart of the server in its middle: tests/wall.sh [MINUTES=10] [SECONDS A PAGE=15]
set -euo pipefail
cd "$(dirname "$0")/.."
WALL_MINUTES="${1:-10}" WALL_SECONDS="${2:-15}" dotnet test tests/CampaignPortal.BrowserTests --filter "FullyQualifiedName~WallTests" --logger "console;verbosity=detailed"
