--- Text objects by the parser: `ao`, `io` for an objective, `ak`, `ik` for a key result.
local M = {}

local OBJECTS = {
  o = { capture = 'class', what = 'objective' },
  k = { capture = 'function', what = 'key result' },
}

--- Whether the range `a` is the smaller one.
local function smaller(a, b)
  local lines = (a[3] - a[1]) - (b[3] - b[1])
  return lines < 0 or (lines == 0 and a[4] - a[2] < b[4] - b[2])
end

--- The innermost node around the cursor that is captured as `capture`: its range.
---@param capture string
---@return integer[]?
function M.around_cursor(capture)
  local query = vim.treesitter.query.get('okr', 'textobjects')
  local found, parser = pcall(vim.treesitter.get_parser, 0, 'okr')
  if not (query and found and parser) then
    return nil
  end
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  row = row - 1
  local best
  for _, tree in ipairs(parser:parse(true)) do
    for id, node in query:iter_captures(tree:root(), 0, row, row + 1) do
      local range = { node:range() }
      -- An inner one may stand on the cursor's line without being under the cursor: `io` on a label.
      local on_line = range[1] <= row and (row < range[3] or (row == range[3] and range[4] > 0))
      local under = vim.treesitter.is_in_node_range(node, row, column)
      local inner = vim.endswith(capture, '.inner')
      if query.captures[id] == capture and (under or (inner and on_line)) then
        best = (not best or smaller(range, best)) and range or best
      end
    end
  end
  return best
end

--- Selects the innermost node around the cursor that is captured as `capture`.
---@param capture string
function M.select(capture)
  local range = M.around_cursor(capture)
  if not range then
    return
  end
  local first, from, last, to = unpack(range)
  -- Without the line break behind it, unless it is all of its lines.
  local linewise = to == 0
  if to == 0 then
    last = last - 1
    to = #vim.api.nvim_buf_get_lines(0, last, last + 1, false)[1]
  end
  if vim.api.nvim_get_mode().mode:match('[vV\22]') then
    vim.cmd('normal! \27')
  end
  vim.api.nvim_win_set_cursor(0, { first + 1, from })
  vim.cmd('normal! ' .. (linewise and 'V' or 'v'))
  vim.api.nvim_win_set_cursor(0, { last + 1, math.max(to - 1, 0) })
end

--- Maps the keys in the current buffer, unless `vim.g.okr_textobjects` is `false`.
function M.map()
  if vim.g.okr_textobjects == false then
    return
  end
  for key, object in pairs(OBJECTS) do
    for prefix, side in pairs({ a = 'outer', i = 'inner' }) do
      vim.keymap.set({ 'o', 'x' }, prefix .. key, function()
        M.select(object.capture .. '.' .. side)
      end, { buffer = true, desc = side .. ' ' .. object.what })
    end
  end
end

return M
