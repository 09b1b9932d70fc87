vim.opt.runtimepath:append(vim.env.ROOT .. '/editors/neovim')
vim.lsp.config('okr', { cmd = { vim.env.OKR_LSP } })
