/** The findings of all files as the client is given them, settled, with a mark that changes when they do. */
import type { Diagnostic } from 'vscode-languageserver';
import { findingsByFile } from '../features/file-findings';
import { inactiveRanges } from '../features/inactive';
import type { AnyCheck } from '../workspace/check';
import type { FileId } from '../workspace/file-system';
import type { Analysis, Snapshot } from './analysis';
import { SOURCE, toDiagnostic, toInactiveDiagnostic, type Border } from './convert';
import { MAX_TEXT, type Documents } from './documents';

export interface Report {
  readonly uri: string;
  readonly items: readonly Diagnostic[];
  /** Changes exactly when the items do. */
  readonly resultId: string;
  readonly version: number | undefined;
}

/** The one thing to say about a document that is not looked at. */
const TOO_LARGE: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: 3, source: SOURCE,
  message: `This file has more than ${MAX_TEXT / 1024 / 1024} million characters. It is not checked in the editor; httpd-lint checks it.`,
};

/** The reports of all files of the active configurations, by URI; a file that is open under two names has two. */
export class Reports {
  readonly #analysis: Analysis;
  readonly #documents: Documents;
  readonly #border: Border;
  readonly #background: () => readonly AnyCheck[];
  #backgroundChecks: readonly AnyCheck[] = [];
  #backgroundReports: readonly (readonly [FileId, Report])[] = [];
  #snapshot: Snapshot | undefined;
  #current: ReadonlyMap<string, Report> = new Map();
  #texts = new Map<string, { readonly text: string; readonly id: string }>();
  #ids = 0;

  /** @param background checks of configurations that no open document belongs to; the same array while they are the same */
  constructor(analysis: Analysis, documents: Documents, border: Border, background: () => readonly AnyCheck[] = () => []) {
    this.#background = background;
    this.#analysis = analysis;
    this.#documents = documents;
    this.#border = border;
  }

  /** Every file with a finding, and every open document. */
  async all(): Promise<ReadonlyMap<string, Report>> {
    const snapshot = await this.#analysis.settled();
    const background = this.#background();
    if (snapshot === this.#snapshot && background === this.#backgroundChecks) return this.#current;
    this.#snapshot = snapshot;
    const { workspace } = this.#border;
    const findings = findingsByFile(workspace, snapshot.active);
    const reports = new Map<string, Report>();
    const files = new Set<FileId>([...findings.keys(), ...this.#documents.all().map((document) => document.file)]);
    for (const file of files) {
      const items = (findings.get(file) ?? []).map((finding) => toDiagnostic(this.#border, finding));
      const open = this.#documents.of(file);
      for (const { uri, version, source, isTooLarge } of open) {
        if (isTooLarge) {
          this.#put(reports, uri, [TOO_LARGE], version);
          continue;
        }
        const view = { workspace, file, source, checks: snapshot.of(file) };
        const grey = inactiveRanges(view).flatMap((range) => toInactiveDiagnostic(this.#border.client, range) ?? []);
        this.#put(reports, uri, [...items, ...grey], version);
      }
      if (open.length === 0) this.#put(reports, this.#border.uri(file), items, undefined);
    }
    this.#addBackground(reports, files, background);
    for (const uri of this.#texts.keys()) if (!reports.has(uri)) this.#texts.delete(uri);
    return (this.#current = reports);
  }

  /** Findings in files that no configuration of an open document has anything to say about: made once for the same checks. */
  #addBackground(reports: Map<string, Report>, told: ReadonlySet<FileId>, checks: readonly AnyCheck[]): void {
    if (checks !== this.#backgroundChecks) {
      this.#backgroundChecks = checks;
      const made = new Map<string, Report>();
      this.#backgroundReports = [...findingsByFile(this.#border.workspace, checks)].map(([file, findings]) => {
        const uri = this.#border.uri(file);
        this.#put(made, uri, findings.map((finding) => toDiagnostic(this.#border, finding)), undefined);
        return [file, made.get(uri)!];
      });
    }
    for (const [file, report] of this.#backgroundReports) if (!told.has(file) && this.#documents.of(file).length === 0) reports.set(report.uri, report);
  }

  #put(reports: Map<string, Report>, uri: string, items: readonly Diagnostic[], version: number | undefined): void {
    const text = JSON.stringify(items);
    let known = this.#texts.get(uri);
    if (known?.text !== text) this.#texts.set(uri, (known = { text, id: String(++this.#ids) }));
    reports.set(uri, { uri, items, resultId: known.id, version });
  }
}
