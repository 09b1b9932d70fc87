--- Builds the tree-sitter parser from the grammar beside this plugin.
local M = {}

--- The folder of the grammar's C sources; `nil` where the plugin was copied out of its repository.
---@return string?
function M.sources()
  local here = debug.getinfo(1, 'S').source:sub(2)
  local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.dirname(here)))
  local repository = vim.fs.dirname(vim.fs.dirname(vim.uv.fs_realpath(plugin) or plugin))
  local folder = vim.fs.joinpath(repository, 'tree-sitter-okr', 'src')
  return vim.uv.fs_stat(vim.fs.joinpath(folder, 'parser.c')) and folder or nil
end

--- Where the built parser goes: a folder that is always on the runtime path.
---@return string
function M.target()
  return vim.fs.joinpath(vim.fn.stdpath('data'), 'site', 'parser', 'okr.so')
end

--- A C compiler: `$CC`, or the first that there is.
---@return string?
function M.compiler()
  for _, name in ipairs({ vim.env.CC or 'cc', 'cc', 'gcc', 'clang', 'zig' }) do
    if vim.fn.executable(name) == 1 then
      return name
    end
  end
end

--- Builds the parser. Gives whether it did, and what to tell.
---@return boolean, string
function M.build()
  local folder, compiler = M.sources(), M.compiler()
  if not folder then
    return false, 'okr: the grammar is not beside the plugin; install the whole repository'
  end
  if not compiler then
    return false, 'okr: there is no C compiler; install one on the PATH, or set $CC'
  end
  vim.fn.mkdir(vim.fs.dirname(M.target()), 'p')
  local command = compiler == 'zig' and { 'zig', 'cc' } or { compiler }
  local built = vim.fs.joinpath(vim.fs.dirname(M.target()), 'okr.new.so')
  vim.list_extend(command, {
    '-O2', '-fPIC', '-shared', '-I', folder,
    vim.fs.joinpath(folder, 'parser.c'), vim.fs.joinpath(folder, 'scanner.c'),
    '-o', built,
  })
  local done = vim.system(command, { text = true }):wait()
  if done.code ~= 0 then
    return false, 'okr: the parser could not be built: ' .. vim.trim(done.stderr)
  end
  -- Renamed and not written over: a running Neovim may have the old one loaded.
  local renamed, failure = vim.uv.fs_rename(built, M.target())
  if not renamed then
    return false, 'okr: the parser could not be installed: ' .. failure
  end
  -- By its path: its folder may be newer than this Neovim, which does not look there then.
  vim.treesitter.language.add('okr', { path = M.target() })
  return true, 'okr: built ' .. M.target()
end

return M
