package.path = vim.env.ROOT .. '/tests/editors/neovim/?.lua;' .. package.path
local expect = require('expect')

expect.run({
  { 'the written configuration starts the server by its path', function()
    local client = expect.open('teams.okr')
    expect.equal(vim.bo.filetype, 'okr', 'the filetype')
    expect.equal(client.config.cmd, { vim.uv.fs_realpath(vim.env.OKR_LSP) }, 'the command')
    expect.eventually('diagnostics', function()
      return #vim.diagnostic.get(0) > 0
    end)
  end },
})
