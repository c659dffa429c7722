#!/bin/sh
# Builds the custom elements into dist/. Does nothing when neither a source nor the lock file changed since last time.
set -eu
cd "$(dirname "$0")"

hash_of() { find "$@" -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1; }
lock=$(hash_of package.json package-lock.json .npmrc)
sources=$(hash_of src package.json package-lock.json .npmrc tsconfig.json vite.config.ts build.sh)

if [ -f dist/architecture-canvas.js ] && [ -f dist/net-chart.js ] && [ "$(cat dist/.stamp 2>/dev/null)" = "$sources" ]; then
  exit 0
fi
command -v npm >/dev/null || { echo "frontend: npm is missing; install Node 20.19 or newer" >&2; exit 1; }

if [ "$(cat node_modules/.stamp 2>/dev/null)" != "$lock" ]; then
  echo "frontend: installing packages (npm ci)"
  npm ci --no-audit --no-fund
  echo "$lock" > node_modules/.stamp
fi
echo "frontend: building the custom elements"
rm -rf dist
npm run --silent build
echo "$sources" > dist/.stamp
