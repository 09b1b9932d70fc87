# What the editors' tests share: the repository's folder in ROOT, a folder that is kept in CACHE, the program under
# test in OKR_LSP, and a throw-away copy of the workspace in WORKSPACE. To be sourced with the editor's name.

EDITOR_NAME=$1
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=$ROOT/target/editors/$EDITOR_NAME
mkdir -p "$CACHE"

step() { printf '\n== %s: %s\n' "$EDITOR_NAME" "$*"; }

# Ends the test: an editor that cannot be installed is a failure, not a test passed over.
cannot() {
    printf '%s: %s\n' "$EDITOR_NAME" "$*" >&2
    exit 1
}

if [ -z "${OKR_LSP:-}" ]; then
    step "build the server"
    (cd "$ROOT" && cargo build --locked -p okr-lsp)
    OKR_LSP=${CARGO_TARGET_DIR:-$ROOT/target}/debug/okr-lsp
fi

WORKSPACE=$(mktemp -d "${TMPDIR:-/tmp}/okr-workspace.XXXXXX")
trap 'rm -rf "$WORKSPACE"' EXIT
cp "$ROOT"/tests/editors/workspace/* "$WORKSPACE/"

export ROOT CACHE OKR_LSP WORKSPACE
