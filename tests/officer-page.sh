#!/usr/bin/env bash
# Bytes, seconds, keys and script sizes of the officer's page, as docs/performance.md has them. Needs a Chromium (CHROMIUM_PATH or on the path).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/CampaignPortal.BrowserTests -p:RunAnalyzers=false >/dev/null
dotnet test tests/CampaignPortal.BrowserTests --no-build --filter "FullyQualifiedName~OfficerPage" --logger "console;verbosity=detailed" \
  | grep -E "^ +(first visit|second visit|[0-9]+ \(|256 kbit|[0-9]+ hamlets|key to paint|the grid:|the page:)|^ +Failed |Test Run|Total tests"
