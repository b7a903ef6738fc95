// For tests only. Listens on the Unix socket that E2E_DRIVER_SOCKET names; each request is the body of an async function,
// run in the real extension host with (vscode, argument). Without that variable it does nothing.
const http = require('node:http');
const { rmSync } = require('node:fs');
const vscode = require('vscode');

const AsyncFunction = (async () => {}).constructor;

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function answer(request, response) {
  const reply = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value ?? null));
  };
  try {
    const { code, argument } = await bodyOf(request);
    reply(200, await new AsyncFunction('vscode', 'argument', code)(vscode, argument));
  } catch (error) {
    reply(500, { message: String(error?.message ?? error), stack: error?.stack });
  }
}

exports.activate = (context) => {
  const path = process.env.E2E_DRIVER_SOCKET;
  if (!path) return;
  rmSync(path, { force: true });
  const server = http.createServer((request, response) => void answer(request, response)).listen(path);
  context.subscriptions.push({ dispose: () => server.close() });
};
