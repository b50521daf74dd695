#!/usr/bin/env bash
# Lighthouse on the sign-in page: performance, accessibility and the bytes of a first visit.
# Needs node with npm, and Chromium (CHROMIUM_PATH or on the path). Lighthouse goes to a temporary folder.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
port=${PORT:-5187}
chromium=${CHROMIUM_PATH:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
work=$(mktemp -d)
portal=
clean() {
  if [ -n "$portal" ]; then
    kill "$portal" 2>/dev/null || true
    wait "$portal" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap clean EXIT

(cd "$work" && PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-fund --no-audit --prefix "$work" lighthouse >/dev/null)
dotnet publish src/CampaignPortal.Web -c Release -p:RunAnalyzers=false -o "$work/portal" >/dev/null
cd "$work/portal"
Database__ConnectionString="Data Source=$work/portal.db" Logging__Folder="$work" Sample__Load=true \
  dotnet CampaignPortal.Web.dll --urls "http://127.0.0.1:$port" >"$work/portal.log" 2>&1 &
portal=$!
if ! curl -sf -o /dev/null --retry 60 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/healthz"; then
  cat "$work/portal.log" >&2
  exit 1
fi

# As behind a proxy that ends TLS: the portal's cookies travel over TLS alone.
CHROME_PATH=$chromium "$work/node_modules/.bin/lighthouse" "http://127.0.0.1:$port/dang-nhap" \
  --only-categories=performance,accessibility --output=json --output-path="$work/report.json" --quiet --no-enable-error-reporting \
  --extra-headers='{"X-Forwarded-Proto":"https"}' \
  --chrome-flags="--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
node -e '
  const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
  const requests = report.audits["network-requests"].details.items.filter(r => r.url.startsWith("http"));
  for (const r of requests) console.log(String(r.transferSize).padStart(8), new URL(r.url).pathname);
  console.log(`performance   ${Math.round(report.categories.performance.score * 100)}`);
  console.log(`accessibility ${Math.round(report.categories.accessibility.score * 100)}`);
  console.log(`first visit   ${requests.reduce((sum, r) => sum + r.transferSize, 0)} bytes in ${requests.length} requests`);
' "$work/report.json"
