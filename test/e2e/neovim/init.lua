-- Runs inside Neovim (0.7 or newer) in place of the user's configuration; see ../harness/editor-script.ts for the protocol.
local env = vim.env

local function report(name, ok, why)
  local line = ok and ('ok ' .. name) or ('not ok %s: %s'):format(name, (tostring(why):gsub('%s+', ' ')))
  io.stdout:write(line .. '\n')
end

local function eventually(condition)
  return vim.wait(30000, condition, 50)
end

local function start()
  return vim.lsp.start_client({
    name = 'httpd',
    cmd = { env.E2E_NODE, env.E2E_SERVER, '--stdio' },
    root_dir = env.E2E_WORKSPACE,
    -- What Neovim calls the file type of Apache configuration; the server must not insist on VS Code's name.
    get_language_id = function() return 'apache' end,
  })
end

local function open(file, client)
  vim.cmd('edit ' .. vim.fn.fnameescape(env.E2E_WORKSPACE .. '/' .. file))
  vim.bo.filetype = 'apache'
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  return buffer
end

local function code_of(diagnostic)
  local lsp = (diagnostic.user_data or {}).lsp or {}
  return diagnostic.code or lsp.code
end

local function finding(buffer, rule)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if code_of(diagnostic) == rule then return diagnostic end
  end
end

local function hover_window_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

-- Applies the code action that the server prefers, as a user would who picks it from the menu.
local function apply_preferred()
  vim.ui.select = function(items, _, choose)
    for index, item in ipairs(items) do
      local action = item.action or item[2] or item
      if action.isPreferred then return choose(items[index], index) end
    end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
end

-- What Neovim's own functions ask for, each with an answer that is not empty.
local function features(client)
  local folder = env.E2E_WORKSPACE .. '/features/httpd'
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile({ 'ServerName a', 'Define port 8080', 'Listen ${port}', 'KeepAlive ', '<VirtualHost *:80>', '</VirtualHost>', 'Include part.conf', 'LoadModule mpm_event_module modules/mod_mpm_event.so', 'MaxRequestWorkers 90' }, folder .. '/httpd.conf')
  vim.fn.writefile({ 'Timeout 5' }, folder .. '/part.conf')
  local buffer = open('features/httpd/httpd.conf', client)
  local uri = vim.uri_from_bufnr(buffer)
  local function ask(method, line, column, more)
    local params = vim.tbl_extend('force', { textDocument = { uri = uri }, position = { line = line, character = column } }, more or {})
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
    return (answers[client] or {}).result
  end
  local function answered(method, line, column, more)
    local answer = ask(method, line, column, more)
    report(method, type(answer) == 'table' and next(answer) ~= nil, vim.inspect(answer))
    return answer
  end
  answered('textDocument/completion', 3, 10)
  answered('textDocument/signatureHelp', 3, 10)
  answered('textDocument/definition', 2, 10)
  answered('textDocument/references', 2, 10, { context = { includeDeclaration = true } })
  answered('textDocument/documentHighlight', 2, 10)
  answered('textDocument/documentSymbol', 0, 0)
  -- Neovim 0.7 does not announce it; the server then says nothing of it.
  if vim.lsp.protocol.make_client_capabilities().textDocument.callHierarchy then answered('textDocument/prepareCallHierarchy', 0, 0) end
  answered('workspace/symbol', 0, 0, { query = 'port' })
  local whole = { start = { line = 0, character = 0 }, ['end'] = { line = 9, character = 0 } }
  answered('textDocument/hover', 0, 3)
  -- What a Neovim does not announce the server does not offer: each of these is asked for where it is offered.
  local offered = vim.lsp.get_client_by_id(client).server_capabilities
  local function if_offered(capability, method, line, column, more)
    if offered[capability] then answered(method, line, column, more) else report(method .. ' is not offered', true) end
  end
  if_offered('codeLensProvider', 'textDocument/codeLens', 0, 0)
  if_offered('foldingRangeProvider', 'textDocument/foldingRange', 0, 0)
  if_offered('selectionRangeProvider', 'textDocument/selectionRange', 0, 0, { positions = { { line = 2, character = 10 } } })
  if_offered('documentLinkProvider', 'textDocument/documentLink', 0, 0)
  if_offered('inlayHintProvider', 'textDocument/inlayHint', 0, 0, { range = whole })
  if_offered('semanticTokensProvider', 'textDocument/semanticTokens/full', 0, 0)
  if_offered('linkedEditingRangeProvider', 'textDocument/linkedEditingRange', 4, 3)
  vim.api.nvim_win_set_cursor(0, { 3, 10 })
  vim.lsp.buf.rename('http')
  local renamed = function() return vim.api.nvim_buf_get_lines(buffer, 2, 3, false)[1] == 'Listen ${http}' end
  report('rename', eventually(renamed), table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), ' / '))
  -- The whole file is laid out by Neovim's own command, where it announces that it has one.
  vim.api.nvim_buf_set_lines(buffer, 5, 5, false, { 'Timeout 5' })
  if offered.documentFormattingProvider then
    vim.lsp.buf.format({ async = false, timeout_ms = 20000 })
    local laid_out = function() return vim.api.nvim_buf_get_lines(buffer, 5, 6, false)[1]:match('^%s+Timeout 5$') end
    report('formatting', eventually(laid_out), table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), ' / '))
  else
    report('formatting is not offered', true)
  end
  vim.bo.modified = false
end

local function tests()
  local client = start()
  local buffer = open(env.E2E_MPM_FILE, client)
  local found = eventually(function() return finding(buffer, env.E2E_MPM_RULE) end)
  local diagnostic = finding(buffer, env.E2E_MPM_RULE) or {}
  report('diagnostics', found and diagnostic.message:find(env.E2E_MPM_WORDS, 1, true), vim.inspect(vim.diagnostic.get(buffer)))

  vim.api.nvim_win_set_cursor(0, { tonumber(env.E2E_HOVER_LINE), 2 })
  vim.lsp.buf.hover()
  local shown = eventually(function() return (hover_window_text() or ''):find(env.E2E_HOVER_TEXT) end)
  report('hover', shown, hover_window_text())

  buffer = open(env.E2E_FIX_FILE, client)
  report('second finding', eventually(function() return finding(buffer, env.E2E_FIX_RULE) end), vim.inspect(vim.diagnostic.get(buffer)))
  local row = tonumber(env.E2E_FIX_LINE)
  vim.api.nvim_win_set_cursor(0, { row, tonumber(env.E2E_FIX_COLUMN) - 1 })
  apply_preferred()
  local line = function() return vim.api.nvim_buf_get_lines(buffer, row - 1, row, false)[1] end
  report('code action', eventually(function() return line():lower() == env.E2E_FIX_RESULT end), line())
  report('finding gone', eventually(function() return not finding(buffer, env.E2E_FIX_RULE) end), vim.inspect(vim.diagnostic.get(buffer)))

  features(client)

  local object = vim.lsp.get_client_by_id(client)
  object.stop()
  report('clean exit', eventually(function() return object.is_stopped() end), 'the server still runs')
end

vim.api.nvim_create_autocmd('VimEnter', {
  callback = function()
    local ok, why = xpcall(tests, debug.traceback)
    if not ok then report('script', false, why) end
    io.stdout:write('done\n')
    vim.cmd('qall!')
  end,
})
