#!/usr/bin/env bash
# Tests the extension for Visual Studio Code: its own logic, the extension in a real extension host, and what people
# see and press, in a browser. It needs Python 3, npm, and Chromium or the right to install it; everything else goes
# into target/editors/vscode.
#
#   tests/editors/vscode.sh [unit] [host] [interface]     (all of them without arguments)
#
# OKR_LSP is the program under test; without it, it is built. Screenshots are left in target/editors/vscode/shots.
set -euo pipefail
cd "$(dirname "$0")/../.."
ROOT=$PWD
HERE=$ROOT/tests/editors/vscode
export CACHE=$ROOT/target/editors/vscode
mkdir -p "$CACHE"

step() { printf '\n== VS Code: %s\n' "$*"; }

source "$HERE/install.sh"

if [ -z "${OKR_LSP:-}" ]; then
    step "build the server"
    cargo build --locked -p okr-lsp
    OKR_LSP=${CARGO_TARGET_DIR:-$ROOT/target}/debug/okr-lsp
fi
export OKR_LSP

step "package the extension"
cd "$ROOT/editors/vscode"
if ! cmp -s package-lock.json "$CACHE/package-lock.json" || [ ! -d node_modules ]; then
    npm ci --silent --no-audit --no-fund
    cp package-lock.json "$CACHE/package-lock.json"
fi
npm run --silent package -- --server "$OKR_LSP" --out "$CACHE/okr.vsix" >"$CACHE/package.log" 2>&1 ||
    { cat "$CACHE/package.log"; exit 1; }

[ $# -gt 0 ] || set -- unit host interface
for part; do
    step "$part"
    case $part in
    unit) npm test --silent ;;
    host) CODE=$HERE/code npm run --silent test:host ;;
    interface) node "$HERE/interface.mjs" ;;
    *) echo "there is no part $part"; exit 2 ;;
    esac
done
