package.path = vim.env.ROOT .. '/tests/editors/neovim/?.lua;' .. package.path
local expect = require('expect')

--- What a floating window shows.
local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    end
  end
end

local function close_floats()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      vim.api.nvim_win_close(window, true)
    end
  end
end

--- The diagnostics of the buffer by their codes.
local function diagnostics()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    found[diagnostic.code] = diagnostic
  end
  return found
end

local function captures(row, column)
  local names = {}
  for _, capture in ipairs(vim.treesitter.get_captures_at_pos(0, row - 1, column)) do
    names[#names + 1] = capture.capture
  end
  return names
end

expect.run({
  { 'a Markdown file and an .okr file have the server', function()
    expect.open('teams.okr')
    expect.equal(vim.bo.filetype, 'okr', 'the filetype')
    expect.open('company.okr.md')
    expect.equal(vim.bo.filetype, 'markdown', 'the filetype')
  end },

  { 'diagnostics stand where the words are', function()
    expect.open('teams.okr')
    expect.eventually('diagnostics', function()
      return next(diagnostics())
    end)
    local typo = expect.eventually('the typo', function()
      return diagnostics()['label-typo']
    end)
    expect.equal(typo.lnum, 14, 'its line')
    local vague = diagnostics()['key-result-not-measurable']
    assert(vague and vague.lnum == 6, vim.inspect(diagnostics()))
  end },

  { 'hover opens a float', function()
    expect.go_to('Cut the time')
    vim.lsp.buf.hover()
    local text = expect.eventually('a float', float)
    assert(text:find('1.8', 1, true) and text:find('0.6', 1, true), text)
    close_floats()
  end },

  { 'definition leads to the company objective in the other file', function()
    expect.open('teams.okr')
    expect.go_to('Let every library')
    vim.lsp.buf.definition()
    expect.eventually('the other file', function()
      return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == 'company.okr.md'
    end)
    expect.equal(vim.api.nvim_win_get_cursor(0), { 5, 16 }, 'the cursor')
  end },

  { 'completion offers what may stand here', function()
    local client = expect.open('teams.okr')
    local lines = vim.api.nvim_buf_line_count(0)
    vim.api.nvim_buf_set_lines(0, 5, 5, false, { '  - ' })
    vim.api.nvim_win_set_cursor(0, { 6, 3 })
    local found = expect.ask(client, 'textDocument/completion', { position = { line = 5, character = 4 } })
    local labels = vim.tbl_map(function(item)
      return item.label
    end, found.items or found)
    assert(vim.tbl_contains(labels, 'KR:'), vim.inspect(labels))
    vim.api.nvim_buf_set_lines(0, 5, 6, false, {})
    expect.equal(vim.api.nvim_buf_line_count(0), lines, 'the lines')
  end },

  { 'a code action is applied', function()
    expect.go_to('Key Resutl')
    expect.eventually('the typo', function()
      return diagnostics()['label-typo']
    end)
    local line = vim.api.nvim_win_get_cursor(0)[1]
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return action.kind == 'quickfix' and action.title:find('Key Result', 1, true) ~= nil
      end,
    })
    expect.eventually('the label mended', function()
      return vim.fn.getline(line):find('Key Result:', 1, true)
    end)
    expect.eventually('the diagnostic gone', function()
      return not diagnostics()['label-typo']
    end)
  end },

  { 'the outline, occurrences, folds and colours come from the server', function()
    local client = expect.open('teams.okr')
    expect.equal(expect.ask(client, 'textDocument/documentSymbol')[1].name, 'Bookwheel teams FY27-Q1', 'the outline')
    assert(#expect.ask(client, 'textDocument/foldingRange') >= 4)
    assert(#expect.ask(client, 'textDocument/semanticTokens/full').data > 50)
    local place = { line = 14, character = 24 }
    expect.equal(#expect.ask(client, 'textDocument/documentHighlight', { position = place }), 2, 'the reference and its definition')
  end },

  { 'files without OKRs are left alone', function()
    local client = expect.open('notes.md')
    expect.ask(client, 'textDocument/semanticTokens/full')
    expect.eventually('the answers to all that Neovim asked', function()
      return next(client.requests) == nil
    end)
    expect.equal(vim.diagnostic.get(0), {}, 'diagnostics')
  end },

  { 'the parser is built', function()
    local built, message = require('okr.parser').build()
    assert(built, message)
    assert(vim.treesitter.language.add('okr'), 'it can be loaded')
  end },

  { 'words have their captures', function()
    vim.cmd.bwipeout({ vim.fs.joinpath(vim.env.WORKSPACE, 'teams.okr'), bang = true })
    expect.open('teams.okr')
    assert(vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()], 'it is started')
    vim.treesitter.get_parser(0, 'okr'):parse(true)
    for _, case in ipairs({
      { 'Objective', 'keyword' },
      { 'KR', 'keyword' },
      { '1.8', 'number' },
      { 'Owner', 'property' },
      { '@kim', 'attribute' },
      { '2027-03-31', 'string.special' },
      { 'FY27-Q1', 'constant' },
      { '_N<sub>', 'variable.parameter' },
      { 'Bookwheel', 'markup.heading' },
    }) do
      expect.go_to(case[1])
      local row, column = unpack(vim.api.nvim_win_get_cursor(0))
      local names = captures(row, column)
      assert(vim.tbl_contains(names, case[2]), case[1] .. ': ' .. vim.inspect(names))
    end
  end },

  { 'text objects select an objective and a key result', function()
    expect.go_to('Cut the time')
    vim.cmd('normal yik')
    expect.equal(vim.fn.getreg('"'), 'Cut the time of a search from 1.8 s to 0.6 s', 'ik')
    expect.go_to('Cut the time')
    vim.cmd('normal yao')
    local lines = vim.split(vim.fn.getreg('"'), '\n')
    assert(lines[1]:find('Objective: Let every', 1, true), vim.inspect(lines))
    assert(vim.trim(lines[3]):find('Improve the starter kit', 1, true), vim.inspect(lines))
    expect.go_to('Objective: Hear')
    vim.cmd('normal yio')
    expect.equal(vim.fn.getreg('"'), 'Hear every reader', 'io')
  end },

  { 'the parser folds', function()
    vim.wo.foldmethod = 'expr'
    vim.wo.foldexpr = 'v:lua.vim.treesitter.foldexpr()'
    expect.eventually('a fold', function()
      return vim.fn.foldlevel(6) > 0
    end)
  end },

  { ':checkhealth okr finds nothing wrong', function()
    vim.cmd('checkhealth okr')
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    assert(text:find('okr-lsp ', 1, true), text)
    assert(not text:find('ERROR', 1, true) and not text:find('WARN', 1, true), text)
  end },

})
