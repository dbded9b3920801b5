#!/usr/bin/env bash
# Measures CareChat against the limits of this machine, in one run.
# bash bench/run.sh [--quick] [--limits-only] [--only sends,delivery,pages,search,assistant] [--keep-void] [--folder DIR]
set -euo pipefail
cd "$(dirname "$0")/.."

need() {
  command -v "$1" >/dev/null && return
  echo "$1 is missing: apt-get install $2" >&2
  exit 1
}

if ! command -v wrk >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get install -y --no-install-recommends wrk
fi
need wrk wrk
need node nodejs
need npm npm

# The Node peer: better-sqlite3 is compiled where no ready-made binary can be had, against the headers beside node.
if [ ! -e bench/node/node_modules ] || [ bench/node/package-lock.json -nt bench/node/node_modules ]; then
  prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  if [ -e "$prefix/include/node/node.h" ]; then export npm_config_nodedir="$prefix"; fi
  (cd bench/node && npm ci --no-audit --no-fund --loglevel=error && touch node_modules)
fi

build() { dotnet build -c Release "$1" --nologo -v quiet; }
case " $* " in
  *" --limits-only "*) ;;
  *) build CareChat.Web ;;
esac
build bench/CareChat.Bench

exec dotnet bench/CareChat.Bench/bin/Release/net10.0/CareChat.Bench.dll --project . "$@"
