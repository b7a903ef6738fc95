import { generateBody, generateDirective, layOut, type Writer } from './generate-items';

const LOADED = ['mod_env.c', 'env_module', 'core.c', '"mod_so.c"', 'macro_module'];
const UNREAD = ['Nonsense here', 'ServerAdmin', '"open', 'a < b', '# </IfModule>', 'Define x:y', '${X}', 'Use nothing'];
const VALUES = ['On', 'Off', '10', '/srv', 'a', 'text/html', 'x.example', '5', 'none', 'true', ''];

/** `Define` or, now and then, `UnDefine`. */
export function generateDefine(writer: Writer): string[] {
  const { random, defined } = writer;
  if (writer.place === 'htaccess') return [];
  if (defined.size > 0 && random.chance(0.15)) {
    const name = random.pick([...defined.keys()]);
    defined.delete(name);
    return [layOut(writer, ['UnDefine', name])];
  }
  const name = random.pick(['A', 'B', 'C', 'Host', 'dir', 'X_1', 'mode']);
  const value = random.pick(VALUES);
  // A name that is defined again without a value keeps the old one for ${} (server/core.c: set_define).
  if (value !== '' || !defined.has(name)) defined.set(name, value);
  return [layOut(writer, ['Define', name, ...(value === '' ? [] : [random.chance(0.3) ? `"${value}"` : value])])];
}

/** A conditional that is taken, closed as that needs, or skipped, with anything inside. */
export function generateConditional(writer: Writer): string[] {
  const { random } = writer;
  if (writer.depth > 6) return [];
  const taken = random.chance(0.6);
  const [name, args] = condition(writer, taken);
  const open = `<${name} ${args}${name === 'IfVersion' || random.chance(0.95) ? '>' : '> text'}`;
  if (taken) return [open, ...generateBody(writer, writer.place), random.chance(0.9) ? `</${name}>` : `  </${name.toLowerCase()}>`];
  const before = { defined: new Map(writer.defined), macros: new Map(writer.macros) };
  const body = random.chance(0.5) ? generateBody(writer, writer.place, 3) : [random.pick(UNREAD)];
  restore(writer.defined, before.defined);
  restore(writer.macros, before.macros);
  return [open, ...body, random.chance(0.9) ? `</${name}>` : `</${name}> text`];
}

function condition(writer: Writer, taken: boolean): readonly [string, string] {
  const { random, defined } = writer;
  const negate = random.chance(0.3);
  const holds = taken !== negate;
  const bang = negate ? random.pick(['!', '!', '! ']) : '';
  const names = [...defined.keys()];
  switch (random.int(6)) {
    case 0: return ['IfModule', bang + random.pick(holds ? [...LOADED, `${writer.kind.mpm}.c`] : ['mod_nope.c', 'rewrite', 'MOD_ENV.C', 'mpmt_os2.c'])];
    case 1: return ['IfDefine', holds && names.length > 0 ? bang + random.pick(names) : taken ? '!NOPE' : 'NOPE'];
    case 2: return ['IfVersion', taken ? random.pick(['>= 2.4', '2.4.71', '/^2/', '!= 2.2', '< 3']) : random.pick(['< 2.4', '2.4', '!~ ^2', '>= 2.4.99', '> 3'])];
    case 3: return ['IfFile', bang + (holds ? random.pick(['present.txt', '@DIR@/folder', '"users"', '/dev/null']) : 'nope.txt')];
    case 4: return ['IfDirective', bang + (holds ? random.pick(['ServerAdmin', 'setenv', '<Directory']) : random.pick(['Nope', 'Directory']))];
    default: return ['IfSection', bang + (holds ? random.pick(['Directory', 'ifmodule']) : random.pick(['Nope', 'ServerAdmin']))];
  }
}

/** A macro whose body holds directives of the present place, with parameters or without. */
export function generateMacro(writer: Writer): string[] {
  const { random } = writer;
  if (writer.depth > 3) return [];
  writer.counter.value += 1;
  const name = `M${writer.counter.value}`;
  const parameters = random.int(3);
  const signs = Array.from({ length: parameters }, (_, index) => `${random.pick(['$', '$', '%', '@'])}p${index}`);
  const body = [generateDirective(writer), ...signs.map((sign) => `SetEnv V_${sign.slice(1)} ${sign}`)];
  writer.macros.set(name.toLowerCase(), { parameters, place: writer.place });
  return [`<Macro ${[name, ...signs].join(' ')}>`, ...body, '</Macro>'];
}

/** A use of a macro that was made for the present place. */
export function generateUse(writer: Writer): string[] {
  const { random } = writer;
  const fitting = [...writer.macros].filter(([, macro]) => macro.place === writer.place);
  if (fitting.length === 0) return [];
  const [name, macro] = random.pick(fitting);
  const args = Array.from({ length: macro.parameters }, () => random.pick(['a', '"b"', '5', "'q'", '/x', 'On']));
  return [layOut(writer, ['Use', random.chance(0.8) ? name : name.toUpperCase(), ...args])];
}

/** A file, a folder or a wildcard that is included, with content for the present place. */
export function generateInclude(writer: Writer): string[] {
  const { random, texts } = writer;
  if (writer.depth > 4 || writer.place === 'htaccess' || Object.keys(texts).length > 8) return [];
  writer.counter.value += 1;
  const folder = `i${writer.counter.value}`;
  const write = (path: string): void => {
    texts[path] = [];
    texts[path].push(...generateBody(writer, writer.place, 4), ...(random.chance(0.1) ? ['# last⟦⟧'] : []));
  };
  const one = writer.place === 'server' || writer.place === 'virtualHost' ? 'one.conf' : 'one';
  switch (random.int(5)) {
    case 0:
      write(`${folder}/${one}`);
      return [layOut(writer, ['Include', `${folder}/${one}`])];
    case 1:
      for (const name of ['10.conf', '9.conf', 'b.conf'].slice(0, 1 + random.int(3)).sort()) write(`${folder}/${name}`);
      return [layOut(writer, [random.pick(['Include', 'IncludeOptional']), random.pick([`${folder}/*.conf`, `"@DIR@/${folder}/*.conf"`])])];
    case 2:
      for (const name of ['.h', 'a', 'a~'].slice(0, 1 + random.int(3))) write(`${folder}/${name}`);
      return [layOut(writer, ['Include', folder])];
    case 3: return ['IncludeOptional nowhere/*.conf'];
    default:
      write(`${folder}/x/${one}`);
      return [layOut(writer, ['IncludeOptional', `${folder}/*/${one}`])];
  }
}

function restore<K, V>(map: Map<K, V>, saved: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of saved) map.set(key, value);
}
