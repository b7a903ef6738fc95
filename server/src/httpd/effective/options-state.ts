/** Options with and without signs: set_options (server/core.c), and how sections add up (core_opts_merge, merge_core_dir_configs). */
import type { ConfigNode } from '../config/node';

/** Names as they are shown. `Includes` has what may run programs apart, which IncludesNOEXEC leaves out. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  indexes: ['Indexes'], includes: ['Includes', 'exec'], includesnoexec: ['Includes'], followsymlinks: ['FollowSymLinks'],
  symlinksifownermatch: ['SymLinksIfOwnerMatch'], execcgi: ['ExecCGI'], multiviews: ['MultiViews'], runscripts: ['MultiViews', 'ExecCGI'], none: [],
  all: ['Indexes', 'Includes', 'exec', 'FollowSymLinks', 'ExecCGI'],
};

/** What one section says: everything anew, or only what is added and taken away. */
interface Said {
  /** Undefined: only signs. */
  set: Set<string> | undefined;
  add: Set<string>;
  remove: Set<string>;
}

/** The options of one section after another. FollowSymLinks holds where nothing is said. */
export class OptionsState {
  #options: Set<string> = new Set(['FollowSymLinks']);
  #add = new Set<string>();
  #remove = new Set<string>();

  has(option: string): boolean {
    return this.#options.has(option);
  }

  /** As one would write them; IncludesNOEXEC where programs may not run. */
  get shown(): string {
    const names = [...this.#options].filter((name) => name !== 'exec').map((name) => (name === 'Includes' && !this.#options.has('exec') ? 'IncludesNOEXEC' : name));
    return names.length === 0 ? 'None' : names.sort().join(' ');
  }

  /** Takes over what one section says in all its lines of Options. A section that says nothing is merged all the same: what was taken away before a line without signs goes then. */
  merge(nodes: readonly ConfigNode[]): void {
    const said = read(nodes.filter(({ key }) => key === 'options'));
    if (said.set !== undefined) {
      this.#options = said.set;
      this.#add = said.add;
      this.#remove = said.remove;
      return;
    }
    const executes = this.#options.has('exec');
    this.#add = new Set([...[...this.#add].filter((each) => !said.remove.has(each)), ...said.add]);
    this.#remove = new Set([...[...this.#remove].filter((each) => !said.add.has(each)), ...said.remove]);
    this.#options = new Set([...[...this.#options].filter((each) => !this.#remove.has(each)), ...this.#add]);
    if (executes && said.add.has('Includes') && !said.add.has('exec')) this.#options.delete('exec');
  }
}

function read(nodes: readonly ConfigNode[]): Said {
  const said: Said = { set: undefined, add: new Set(), remove: new Set() };
  for (const { words } of nodes) {
    let first = true;
    for (const { value } of words) {
      const sign = value.startsWith('+') || value.startsWith('-') ? value[0]! : '';
      const members = MEMBERS[value.slice(sign.length).toLowerCase()] ?? [];
      if (sign === '' && first) said.set = new Set();
      first = false;
      if (sign === '') members.forEach((each) => said.set!.add(each));
      for (const each of sign === '' ? [] : members) {
        const [to, from] = sign === '+' ? [said.add, said.remove] : [said.remove, said.add];
        to.add(each);
        from.delete(each);
        if (said.set !== undefined && sign === '+') said.set.add(each);
        else said.set?.delete(each);
      }
    }
  }
  return said;
}
