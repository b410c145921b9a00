-- Run by test.sh inside Neovim: ends with an error code if a plan does not behave.

local folder = vim.env.TEST_FOLDER
local program = vim.env.COLLAUDO or ""

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function expect(condition, message)
  if not condition then
    fail(message)
  end
end

local function main()
  for _, path in ipairs({ vim.fn.getcwd() .. "/../vim", vim.fn.getcwd(), folder .. "/site" }) do
    vim.cmd("set runtimepath^=" .. vim.fn.fnameescape(path))
  end
  vim.cmd("filetype plugin on")
  vim.cmd("syntax on")
  if program ~= "" then
    vim.g.collaudo_cmd = { program, "lsp" }
  else
    vim.g.collaudo_cmd = { folder .. "/no-such-program" }
  end

  vim.cmd("edit " .. folder .. "/plan.piano")
  expect(vim.bo.filetype == "piano", "the filetype is " .. vim.bo.filetype)
  expect(vim.bo.commentstring == "# %s", "the comment string is " .. vim.bo.commentstring)
  local colour = vim.fn.synIDattr(vim.fn.synID(1, 1, 1), "name")
  expect(colour == "pianoHeading", "the first word has the colour " .. colour)

  local tree = vim.treesitter.get_parser(0, "piano"):parse()[1]
  local shape = tree:root():sexpr()
  expect(shape:find("(plan", 1, true), "the tree is " .. shape)
  expect(not shape:find("ERROR", 1, true), "the tree is " .. shape)

  if program ~= "" then
    -- A misspelt keyword on the second line is said, and no more once it is put right.
    local function said()
      return #vim.diagnostic.get(0, { lnum = 1 })
    end
    expect(vim.wait(20000, function() return said() > 0 end, 50), "no diagnostic came")
    vim.api.nvim_buf_set_lines(0, 1, 2, true, { 'obiettivo 01 "a"' })
    local function misspelt()
      for _, diagnostic in ipairs(vim.diagnostic.get(0, { lnum = 1 })) do
        if diagnostic.col == 0 and diagnostic.end_col == #"obbiettivo" then
          return true
        end
      end
      return false
    end
    expect(vim.wait(20000, function() return not misspelt() end, 50), "the diagnostic stayed")
    vim.lsp.stop_client(vim.lsp.get_active_clients())
    vim.wait(5000, function() return #vim.lsp.get_active_clients() == 0 end, 50)
  end
  vim.cmd("qall!")
end

local sound, message = pcall(main)
if not sound then
  fail(tostring(message))
end
