// The page of the Capacity view: fixed parts only, the script fills them. Every text that depends on a configuration is set there as text.
import style from './page/style.css';

/** Letters and digits that nobody can guess: only scripts and styles that bear it are run. */
export function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

const number = (id: string, label: string, unit: string): string =>
  `<div class="field" id="${id}-field"><label for="${id}">${label}</label><span class="with-unit"><input id="${id}" type="number" inputmode="numeric" min="1" step="1" aria-describedby="${id}-unit"><span id="${id}-unit">${unit}</span></span></div>`;

/** @param script address of the page's script, as the webview may load it */
export function capacityHtml(script: string, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Capacity</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<header>
<h1 id="title">Capacity</h1>
<p id="reading" class="quiet"></p>
<div id="root-field" class="field" hidden><label for="root">Root configuration</label><select id="root"></select></div>
</header>
<p id="why" class="why" hidden></p>
<div id="content" hidden>
<section aria-labelledby="title">
<div id="picture"></div>
<ul id="summary" class="summary"></ul>
<div id="limits"></div>
</section>
<section aria-labelledby="what-if-title">
<h2 id="what-if-title">What if</h2>
<form id="what-if">
<div class="fields">${number('workers', 'Requests at once', 'workers')}${number('threads', 'Threads of a process', 'threads')}
<div class="field buttons"><button type="submit" id="write">Write into the configuration</button><button type="reset" id="clear" class="secondary">Clear</button></div></div>
</form>
<p id="what-if-status" role="status" aria-live="polite"></p>
<div id="what-if-result"></div>
</section>
<section aria-labelledby="memory-title">
<h2 id="memory-title">Memory</h2>
<form id="memory">
<div class="fields">${number('process-memory', 'One process needs', 'MiB')}${number('machine-memory', 'The machine has for httpd', 'MiB')}</div>
</form>
<p id="memory-status" role="status" aria-live="polite"></p>
<div id="memory-result"></div>
</section>
<section aria-labelledby="budgets-title" id="budgets-section" hidden>
<h2 id="budgets-title">Other limits</h2>
<div id="budgets"></div>
</section>
<section aria-labelledby="running-title">
<h2 id="running-title">The running server</h2>
<div id="running"></div>
</section>
<section aria-labelledby="numbers-title">
<h2 id="numbers-title">All numbers</h2>
<div id="numbers"></div>
</section>
</div>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
