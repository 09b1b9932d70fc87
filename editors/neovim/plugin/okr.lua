if vim.g.loaded_okr then
  return
end
vim.g.loaded_okr = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('okr: Neovim 0.11 or later is needed', vim.log.levels.ERROR)
  return
end

if vim.g.okr_enable ~= false then
  vim.lsp.enable('okr')
end

vim.api.nvim_create_user_command('OkrBuildParser', function()
  local built, message = require('okr.parser').build()
  vim.notify(message, built and vim.log.levels.INFO or vim.log.levels.ERROR)
end, { desc = 'Build the tree-sitter parser of OKR documents' })
