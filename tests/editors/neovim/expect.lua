--- What the tests have in common: they run in order, and the first failure ends Neovim with code 1.
local M = {}

--- Milliseconds that anything may take: so many that only what never happens is missed, however busy the machine is.
local PATIENCE = 300000

--- Waits until `condition` gives something, and gives that.
function M.eventually(what, condition)
  local result
  vim.wait(PATIENCE, function()
    result = condition()
    return result
  end, 20)
  assert(result, 'in vain waited for: ' .. what)
  return result
end

function M.equal(actual, expected, what)
  local shown = ('%s: %s is not %s'):format(what, vim.inspect(actual), vim.inspect(expected))
  assert(vim.deep_equal(actual, expected), shown)
end

--- Opens a file of the workspace and waits for its server.
function M.open(name)
  local path = vim.fs.joinpath(vim.env.WORKSPACE, name)
  -- To edit the file of the current buffer is to read it again.
  if vim.api.nvim_buf_get_name(0) ~= path then
    vim.cmd.edit(path)
  end
  return M.eventually('a client for ' .. name, function()
    local client = vim.lsp.get_clients({ bufnr = 0, name = 'okr' })[1]
    return client and client.initialized and client
  end)
end

--- What the server answers to `method` about the current buffer, whose changes it is told of first: by the buffer's
--- number only, not by 0.
function M.ask(client, method, more)
  local document = { textDocument = vim.lsp.util.make_text_document_params() }
  local answer = client:request_sync(method, vim.tbl_extend('force', document, more or {}), PATIENCE, vim.api.nvim_get_current_buf())
  assert(answer and answer.result and not answer.err, method .. vim.inspect(answer))
  return answer.result
end

--- Puts the cursor on the first character of `words`, on their first line from `line` on.
function M.go_to(words, line)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  for at = line or 1, #lines do
    local column = lines[at]:find(words, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { at, column - 1 })
      return
    end
  end
  error('there is no ' .. words)
end

--- Runs the tests in their order.
function M.run(tests)
  for _, test in ipairs(tests) do
    local name, run = unpack(test)
    local passed, failure = xpcall(run, debug.traceback)
    io.stdout:write(('%s %s\n'):format(passed and 'ok  ' or 'FAIL', name))
    if not passed then
      io.stdout:write(failure .. '\n')
      vim.cmd('cquit 1')
    end
  end
  vim.cmd('qall!')
end

return M
