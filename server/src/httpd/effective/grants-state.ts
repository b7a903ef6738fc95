/** What AllowOverride, AllowOverrideList and Options say on the way down: core_opts_merge (server/request.c). */
import { GRANTS_UNSET, readAllowOverride, readAllowOverrideList, type Grants } from '../config/htaccess';
import type { Applied } from './applied';
import { OptionsState } from './options-state';

/** Grants are taken over from the last section that sets them, options add up. */
export class GrantsState {
  grants: Grants = GRANTS_UNSET;
  readonly #options = new OptionsState();
  #shown = 'is set nowhere';

  /** @param base what the servers say outside all sections */
  constructor(base: readonly Applied[]) {
    for (const each of base) this.merge(each);
  }

  /** The words of the AllowOverride that holds now. */
  get shown(): string {
    return this.#shown;
  }

  /** Whether links are followed without a look at their owner: then httpd does not look at each component of a path that exists. */
  get followsLinks(): boolean {
    return this.#options.has('FollowSymLinks') && !this.#options.has('SymLinksIfOwnerMatch');
  }

  merge(applied: Applied): void {
    this.#options.merge(applied.directives);
    if (applied.kind === 'htaccess') return;
    for (const node of applied.directives) {
      const words = node.words.map(({ value }) => value);
      if (node.key === 'allowoverride') {
        this.grants = { ...readAllowOverride(words), list: this.grants.list };
        this.#shown = words.join(' ');
      } else if (node.key === 'allowoverridelist') this.grants = { ...this.grants, list: readAllowOverrideList(words) };
    }
  }
}
