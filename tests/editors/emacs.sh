#!/usr/bin/env bash
# Tests the configuration for Emacs in Emacs with eglot, without a screen: diagnostics, hover, definition, and that
# nothing stale is shown. Where there is no Emacs it is installed by apt, which needs the right to. EMACS is another
# Emacs, OKR_LSP another server.
set -euo pipefail
source "$(dirname "$0")/prepare.sh" emacs
EMACS=${EMACS:-emacs}

# Debian's Emacs 28 has eglot beside it, and from 29 on in it. Not -Q: that leaves Debian's packages out.
has_eglot() {
    command -v "$EMACS" >/dev/null && HOME=$CACHE timeout 900 "$EMACS" --batch --eval "(progn (package-initialize) (require 'eglot))" >/dev/null 2>&1
}
if ! has_eglot; then
    step "install Emacs"
    command -v apt-get >/dev/null || cannot "there is no Emacs with eglot, and no apt to install it"
    apt-get update -qq || cannot "the lists of packages could not be fetched; is there a network?"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends emacs-nox elpa-eglot >/dev/null ||
        cannot "Emacs could not be installed; is there a network?"
    has_eglot || cannot "Emacs is installed but eglot is not found"
fi

step "$("$EMACS" --version | head -n 1)"
git -C "$WORKSPACE" init -q
for tests in configuration fresh; do
    cp "$ROOT"/tests/editors/workspace/* "$WORKSPACE/"
    HOME=$CACHE timeout 900 "$EMACS" --batch -l "$ROOT/tests/editors/emacs/$tests.el" </dev/null
done
