local M = {}

local function server()
  vim.health.start('okr: language server')
  local config = vim.lsp.config.okr
  if not config then
    vim.health.error('`lsp/okr.lua` is not on the runtime path', 'Put the folder of this plugin there: |okr-install|')
    return
  end
  local program = config.cmd[1]
  if vim.fn.executable(program) == 0 then
    vim.health.error(('`%s` cannot be run'):format(program), {
      'Install it: `cargo install --path server` in the repository',
      "Or set its path: `vim.lsp.config('okr', { cmd = { '/path/to/okr-lsp' } })`",
    })
    return
  end
  local done = vim.system({ program, '--version' }, { text = true }):wait(5000)
  if done.code ~= 0 or not done.stdout:match('^okr%-lsp ') then
    vim.health.error(('`%s --version` does not answer as okr-lsp does'):format(program))
    return
  end
  vim.health.ok(('%s: %s'):format(vim.fn.exepath(program), vim.trim(done.stdout)))
  if not vim.lsp.is_enabled('okr') then
    vim.health.warn('it is not enabled', "Call `vim.lsp.enable('okr')`")
  end
  local running = vim.lsp.get_clients({ name = 'okr' })
  if #running == 0 then
    vim.health.info('it does not run for any buffer yet; open a Markdown or `.okr` file')
  end
  for _, client in ipairs(running) do
    vim.health.ok(('it runs in %s'):format(client.root_dir or 'no folder'))
  end
end

local function parser()
  vim.health.start('okr: tree-sitter parser (optional)')
  local added, failure = vim.treesitter.language.add('okr')
  if not added then
    vim.health.warn('there is none: ' .. (failure or ''), '`:OkrBuildParser` builds it with a C compiler')
    return
  end
  vim.health.ok(('found, ABI %d'):format(vim.treesitter.language.inspect('okr').abi_version))
  for _, name in ipairs({ 'highlights', 'injections', 'folds', 'textobjects', 'locals' }) do
    local read, query = pcall(vim.treesitter.query.get, 'okr', name)
    if read and query then
      vim.health.ok(('query `%s`'):format(name))
    else
      vim.health.error(('query `%s` does not fit the parser: %s'):format(name, query or 'not found'), '`:OkrBuildParser` builds the parser anew')
    end
  end
end

function M.check()
  server()
  parser()
end

return M
