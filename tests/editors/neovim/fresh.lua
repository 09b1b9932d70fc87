-- What Neovim shows is never stale, without anybody pressing a key: buffers are changed as plugins change them.
package.path = vim.env.ROOT .. '/tests/editors/neovim/?.lua;' .. package.path
local expect = require('expect')

local UNMEASURED = 'key-result-not-measurable'
local UNALIGNED = 'unaligned-objective'

local function path(name)
  return vim.fs.joinpath(vim.env.WORKSPACE, name)
end

--- Opens a file; gives its buffer.
local function open(name)
  expect.open(name)
  return vim.api.nvim_get_current_buf()
end

--- Writes a file as another program does.
local function write_on_disk(name, text)
  vim.fn.writefile(vim.split(text, '\n'), path(name), 'b')
end

local function text_of(name)
  return table.concat(vim.fn.readfile(path(name), 'b'), '\n')
end

--- Whether `code` is found in the buffer, in the line `line` from 0 where that is given.
local function shows(buffer, code, line)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if diagnostic.code == code and (line or diagnostic.lnum) == diagnostic.lnum then
      return true
    end
  end
  return false
end

local function eventually_shows(buffer, code, line)
  expect.eventually(code, function()
    return shows(buffer, code, line)
  end)
end

local function eventually_lacks(buffer, code, line)
  expect.eventually('no ' .. code, function()
    return not shows(buffer, code, line)
  end)
end

local function insert(buffer, line, column, text)
  vim.api.nvim_buf_set_text(buffer, line, column, line, column, { text })
end

--- Writes a key result in the line 7 and takes the number out of it again.
local function write_unmeasured(buffer)
  vim.api.nvim_buf_set_lines(buffer, 7, 7, true, { '  - KR: Get 5 better' })
  vim.api.nvim_buf_set_text(buffer, 7, 12, 7, 14, { '' })
end

--- Gives the buffer the text that is on disk.
local function revert(buffer)
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd('silent edit!')
  end)
  eventually_lacks(buffer, UNMEASURED, 7)
end

expect.run({
  { 'what is saved is judged', function()
    local team = open('teams.okr')
    eventually_shows(team, UNMEASURED, 6)
    write_unmeasured(team)
    -- The server is told, and Neovim has asked, before it is saved.
    expect.ask(vim.lsp.get_clients({ name = 'okr' })[1], 'textDocument/documentSymbol')
    vim.cmd('silent write')
    eventually_shows(team, UNMEASURED, 7)
    vim.api.nvim_buf_set_lines(team, 7, 8, true, {})
    vim.cmd('silent write')
    eventually_lacks(team, UNMEASURED, 7)
  end },

  { 'what is left alone is judged', function()
    local team = open('teams.okr')
    write_unmeasured(team)
    eventually_shows(team, UNMEASURED, 7)
    revert(team)
  end },

  { 'what was typed before an edit elsewhere is judged', function()
    local team = open('teams.okr')
    write_unmeasured(team)
    insert(team, 0, 25, '!')
    eventually_shows(team, UNMEASURED, 7)
    revert(team)
  end },

  { 'undo restores what was found', function()
    local team = open('teams.okr')
    eventually_shows(team, UNMEASURED, 6)
    insert(team, 6, 31, ' 5 times')
    eventually_lacks(team, UNMEASURED, 6)
    vim.cmd('silent undo')
    eventually_shows(team, UNMEASURED, 6)
  end },

  { 'a change of another file on disk is seen', function()
    local team = open('teams.okr')
    local before = text_of('company.okr.md')
    eventually_lacks(team, UNALIGNED)
    write_on_disk('company.okr.md', (before:gsub('Let every library visit end with a book', 'Paint')))
    eventually_shows(team, UNALIGNED, 4)
    write_on_disk('company.okr.md', before)
    eventually_lacks(team, UNALIGNED)
  end },

  { 'an edit of another file is seen, and its undoing', function()
    local team = open('teams.okr')
    local company = open('company.okr.md')
    vim.api.nvim_buf_set_text(company, 4, 16, 4, 55, { 'Paint' })
    eventually_shows(team, UNALIGNED, 4)
    vim.cmd('silent undo')
    eventually_lacks(team, UNALIGNED)
  end },

  { 'a change of the configuration is seen, from the editor and on disk', function()
    local team = open('teams.okr')
    local lenient = '[rules]\nkey-result-not-measurable = "off"\n'
    write_on_disk('.okr.toml', lenient)
    eventually_lacks(team, UNMEASURED)
    write_on_disk('.okr.toml', '')
    eventually_shows(team, UNMEASURED, 6)
    vim.cmd.edit(path('.okr.toml'))
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(lenient, '\n', { trimempty = true }))
    vim.cmd('silent write')
    eventually_lacks(team, UNMEASURED)
    vim.cmd('silent undo')
    vim.cmd('silent write')
    eventually_shows(team, UNMEASURED, 6)
  end },
})
