-- `*.okr.md` stays markdown, so that other Markdown plugins keep working on it.
vim.filetype.add({ extension = { okr = 'okr' } })
