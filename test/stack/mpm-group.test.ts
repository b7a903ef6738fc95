import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mpmOf } from '../../server/src/stack/mpm';
import { groupFixes } from '../../server/src/stack/mpm-group';
import { configure, fixed, type Options } from './configure';

const EVENT = 'LoadModule mpm_event_module modules/mod_mpm_event.so\n';

/** The text after the group is set for so many workers. */
async function after(text: string, wanted: number, options?: Options): Promise<string | undefined> {
  const configured = await configure(text, options);
  const change = groupFixes(configured.config, mpmOf(configured.source)!, wanted);
  return change === undefined ? undefined : fixed(configured, text, change.edits);
}

void describe('the whole group for a number of workers', () => {
  void test('values are changed in their place, others stand below a sister', async () => {
    const text = `${EVENT}<IfModule mpm_event_module>\n\tThreadsPerChild\t\t25\n\tMaxRequestWorkers\t150\n</IfModule>\n`;
    const changed = `${EVENT}<IfModule mpm_event_module>\n\tThreadsPerChild\t\t25\n\tMaxRequestWorkers\t1000\n\tServerLimit 80\n</IfModule>\n`;
    assert.equal(await after(text, 1000), changed);
  });

  void test('in the block and file where they are set', async () => {
    const blocks = `<IfModule mpm_prefork_module>\nMaxRequestWorkers 150\n</IfModule>\n<IfModule mpm_event_module>\nMaxRequestWorkers 150\n</IfModule>\n`;
    assert.equal(await after(EVENT + blocks, 100), EVENT + blocks.replace(/150(?=\n<\/IfModule>\n$)/, '100'));
    const prefork = EVENT.replaceAll('event', 'prefork');
    assert.equal(await after(prefork + blocks, 300), prefork + blocks.replace('MaxRequestWorkers 150', 'MaxRequestWorkers 300\nServerLimit 300'));
  });

  void test('an earlier name keeps its name', async () => {
    assert.equal(await after(`${EVENT}MaxClients 150\n`, 200), `${EVENT}MaxClients 200\n`);
  });

  void test('nothing is set: below the line that loads the MPM', async () => {
    assert.equal(await after(`${EVENT}Listen 80\n`, 100), `${EVENT}MaxRequestWorkers 100\nListen 80\n`);
  });

  void test('nothing is set and the MPM is linked in: at the end of the root, behind a section', async () => {
    const text = 'Listen 80\n<Directory /srv>\nOptions None\n</Directory>\n<IfModule never_module>\nStartServers 1\n</IfModule>\n';
    assert.equal(await after(text, 100), `${text}MaxRequestWorkers 100\n`);
  });

  void test('what is right stays', async () => {
    assert.equal(await after(`${EVENT}MaxRequestWorkers 150\n`, 150), undefined);
  });

  void test('spare values that the start would correct are part of the group', async () => {
    assert.equal(await after(`${EVENT}MaxRequestWorkers 400\nMinSpareThreads 250\nMaxSpareThreads 75\n`, 400), `${EVENT}MaxRequestWorkers 400\nMinSpareThreads 250\nMaxSpareThreads 276\n`);
  });

  void test('text out of a variable or a macro is left alone', async () => {
    assert.equal(await after(`${EVENT}Define N 150\nMaxRequestWorkers \${N}\n`, 400), undefined);
    const macro = `${EVENT}LoadModule macro_module modules/mod_macro.so\n<Macro M $n>\nMaxRequestWorkers $n\n</Macro>\nUse M 150\n`;
    assert.equal(await after(macro, 400), undefined);
  });

  void test('it says when only a stop and a start brings it', async () => {
    const configured = await configure(`${EVENT}MaxRequestWorkers 150\n`);
    const picture = mpmOf(configured.source)!;
    assert.equal(groupFixes(configured.config, picture, 1000)?.needsStopAndStart, true);
    assert.equal(groupFixes(configured.config, picture, 200)?.needsStopAndStart, false);
  });

  void test('Windows has one process', async () => {
    const options = { settings: { profile: 'windows', mpm: undefined }, root: 'C:/Apache24/conf/httpd.conf' } as const;
    assert.equal(await after('ThreadsPerChild 150\n', 3000, options), 'ThreadsPerChild 3000\nThreadLimit 3000\n');
  });
});
