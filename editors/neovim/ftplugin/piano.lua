-- Starts the language server of Collaudo for a plan; works from Neovim 0.7 on, without plugins.
-- `vim.g.collaudo_cmd` names another command, for instance { "/opt/collaudo/bin/collaudo", "lsp" }.

local buffer = vim.api.nvim_get_current_buf()
local path = vim.api.nvim_buf_get_name(buffer)

-- The folder that holds the configuration or the repository, else the folder of the plan.
local function root()
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local search = vim.fn.escape(folder, " ,;\\") .. ";"
  local config = vim.fn.findfile("collaudo.toml", search)
  if config ~= "" then
    return vim.fn.fnamemodify(config, ":p:h")
  end
  local git = vim.fn.finddir(".git", search)
  if git ~= "" then
    return vim.fn.fnamemodify(git, ":p:h:h")
  end
  return folder
end

local function start_server()
  local config = { name = "collaudo", cmd = vim.g.collaudo_cmd or { "collaudo", "lsp" }, root_dir = root() }
  if vim.fn.executable(config.cmd[1]) ~= 1 then
    return
  end
  if vim.lsp.start then
    vim.lsp.start(config)
    return
  end
  -- Neovim 0.7 has no vim.lsp.start: one server for each root, by hand.
  for _, client in pairs(vim.lsp.get_active_clients()) do
    if client.name == config.name and client.config.root_dir == config.root_dir then
      vim.lsp.buf_attach_client(buffer, client.id)
      return
    end
  end
  local client = vim.lsp.start_client(config)
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

if path ~= "" then
  start_server()
end

-- Colours from tree-sitter where the parser is installed; those of the syntax file otherwise.
if vim.treesitter.start then
  pcall(vim.treesitter.start, buffer, "piano")
end
