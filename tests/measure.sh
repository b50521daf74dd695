#!/usr/bin/env bash
# Time from process start to the first 200 of /healthz, and memory at rest, of a published portal whose database is there.
# Published twice: as it is, and with code compiled ahead of time where that compiler can be restored.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
port=${PORT:-5188}
runs=${RUNS:-7}
work=$(mktemp -d)
portal=
stop() {
  if [ -n "$portal" ]; then
    kill "$portal" 2>/dev/null || true
    wait "$portal" 2>/dev/null || true
    portal=
  fi
}
trap 'stop; rm -rf "$work"' EXIT

start() {
  (cd "$1" && exec env Database__ConnectionString="Data Source=$work/portal.db" Logging__Folder="$work" Sample__Load=true \
    dotnet CampaignPortal.Web.dll --urls "http://127.0.0.1:$port" >"$work/portal.log" 2>&1) &
  portal=$!
}

ready() {
  for _ in $(seq 3000); do
    if curl -sf -o /dev/null "http://127.0.0.1:$port/healthz"; then
      return
    fi
    sleep 0.01
  done
  cat "$work/portal.log" >&2
  return 1
}

measure() {
  start "$2"; ready; stop  # makes the database, and warms the disk's cache
  for _ in $(seq "$runs"); do
    local began
    began=$(date +%s%N)
    start "$2"; ready
    echo $((($(date +%s%N) - began) / 1000000))
    [ -f "$work/rss" ] || { sleep 10; awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$portal/status" >"$work/rss"; }
    stop
  done | sort -n >"$work/times"
  echo "$1: ready after $(sed -n "$(((runs + 1) / 2))p" "$work/times") ms (median of $runs; $(head -1 "$work/times") to $(tail -1 "$work/times")), at rest $(cat "$work/rss") MB"
  rm -f "$work/rss"
}

dotnet publish src/CampaignPortal.Web -c Release -p:RunAnalyzers=false -o "$work/plain" >/dev/null
measure "published" "$work/plain"

# In a copy: a restore for one runtime rewrites the lock files.
mkdir "$work/source"
git ls-files src Directory.Build.props Directory.Packages.props | tar -cT - | tar -xC "$work/source"
if (cd "$work/source" && dotnet publish src/CampaignPortal.Web -c Release -p:RunAnalyzers=false -r linux-x64 --no-self-contained \
  -p:PublishReadyToRun=true -p:RestoreLockedMode=false -o "$work/ahead") >"$work/publish.log" 2>&1; then
  measure "published with PublishReadyToRun" "$work/ahead"
else
  echo "published with PublishReadyToRun: not possible here: $(grep -m1 -oE 'error .*' "$work/publish.log")"
fi
