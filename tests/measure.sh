#!/usr/bin/env bash
# Time from process start to the first 200 of three addresses, and memory at rest, of a published portal whose database is there.
# Published twice: as `dotnet publish` does it, and without code compiled ahead of time.
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

# As behind a proxy that ends TLS, without which no page hands out its cookie.
ready() {
  for _ in $(seq 3000); do
    if curl -sf -o /dev/null -H 'X-Forwarded-Proto: https' "http://127.0.0.1:$port$1"; then
      return
    fi
    sleep 0.01
  done
  cat "$work/portal.log" >&2
  return 1
}

measure() {
  start "$2"; ready /dang-nhap; stop  # makes the database, and warms the disk's cache
  echo "$1:"
  for address in /healthz /readyz /dang-nhap; do
    for _ in $(seq "$runs"); do
      began=$(date +%s%N)
      start "$2"; ready "$address"
      echo $((($(date +%s%N) - began) / 1000000))
      stop
    done | sort -n >"$work/times"
    echo "  $address after $(sed -n "$(((runs + 1) / 2))p" "$work/times") ms (median of $runs; $(head -1 "$work/times") to $(tail -1 "$work/times"))"
  done
  start "$2"; ready /healthz; sleep 10
  echo "  at rest $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$portal/status") MB"
  stop
}

publish() {
  dotnet publish src/CampaignPortal.Web -c Release -p:RunAnalyzers=false "${@:2}" -o "$work/$1" >/dev/null
}

publish ahead
publish plain -p:PublishReadyToRun=false
measure "published" "$work/ahead"
measure "published with -p:PublishReadyToRun=false" "$work/plain"
