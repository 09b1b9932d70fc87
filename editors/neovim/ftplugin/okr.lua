vim.bo.commentstring = '<!-- %s -->'
vim.b.undo_ftplugin = 'setlocal commentstring<'

-- The parser is optional; without it the colours are Markdown's, from `syntax/okr.vim`.
if vim.treesitter.language.add('okr') then
  vim.treesitter.start()
  require('okr.textobject').map()
end
