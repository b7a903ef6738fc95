/** `httpd-lint effective --url`: what applies to one URL. */
import { readTarget } from '../../httpd/effective/place-url';
import type { Request } from '../../httpd/effective/request';
import { effectiveText } from '../../features/effective/document';
import { effectiveModel, type EffectiveModel, type EffectivePlace } from '../../features/effective/model';
import { phpSummary } from '../../features/effective/php';
import { settleEffective } from '../../workspace/settle-effective';
import { nodeFileSystem } from '../node-file-system';
import type { CheckedServer } from '../run/session';
import { hostOf, type Where } from '../report/places';
import { UsageError } from '../usage-error';

/** Throws a `UsageError` for what is no URL. Out: the text, or version 1 of the JSON of `docs/cli.md`. */
export async function effectiveUrl(checked: CheckedServer, where: Where, url: string, json: boolean): Promise<string> {
  const { workspace, check } = checked;
  const request = readTarget(check.config, url);
  if (typeof request === 'string') throw new UsageError(request);
  const settled = await settleEffective(workspace, check.root, request, nodeFileSystem);
  const model = effectiveModel(workspace, settled, phpSummary(workspace, check.root, settled));
  return json ? `${JSON.stringify(toJson(model, request, where), null, 2)}\n` : `${effectiveText(model, (place) => nameOf(place, where)).join('\n')}\n`;
}

function nameOf(place: EffectivePlace | undefined, where: Where): string {
  return place === undefined ? '' : `${where.display(hostOf(where, place.serverFile))}:${place.start.line + 1}`;
}

function toJson(model: EffectiveModel, request: Request, where: Where): object {
  const at = (place: EffectivePlace | undefined): object => {
    if (place === undefined) return {};
    const host = hostOf(where, place.serverFile);
    return { file: where.display(host), ...(host === place.serverFile ? {} : { serverFile: place.serverFile }), line: place.start.line + 1 };
  };
  return {
    version: 1, url: model.url, method: request.method,
    host: model.host.map(({ text, at: place }) => ({ text, ...at(place) })),
    rewrites: model.rewrites.map(({ text, at: place }) => ({ text, ...at(place) })),
    target: { text: model.target.text, ...at(model.target.at) },
    answer: model.answer ?? null,
    notes: model.notes.map(({ text, at: place }) => ({ text, ...at(place) })),
    sections: model.sections.map(({ title, reason, certain, at: place }) => ({ title, reason, certain, ...at(place) })),
    directives: model.directives.map(({ name, merging, source, value, settings }) => ({
      name, merging, ...(source === undefined ? {} : { source }), ...(value === undefined ? {} : { value }),
      settings: settings.map(({ text, state, section, at: place, by, lost }) => ({
        text, state, section, ...at(place), ...(lost.length === 0 ? {} : { lost }), ...(by === undefined ? {} : { overriddenBy: { text: by.text, ...at(by.at) } }),
      })),
    })),
    ...(model.php === undefined ? {} : { php: { program: model.php.program, entries: model.php.entries.map(({ steps, ...entry }) => ({ ...entry, steps: steps.map(({ text, outcome, holds, at: place }) => ({ text, outcome, holds, ...at(place) })) })) } }),
  };
}
