---@type vim.lsp.Config
return {
  cmd = { 'okr-lsp' },
  filetypes = { 'markdown', 'okr' },
  root_markers = { '.okr.toml', '.git' },
}
