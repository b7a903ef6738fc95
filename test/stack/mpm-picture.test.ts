import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mpmJson, mpmOf } from '../../server/src/stack/mpm';
import { configure, type Options } from './configure';

const EVENT = 'LoadModule mpm_event_module modules/mod_mpm_event.so\n';

async function pictureOf(text: string, options?: Options) {
  const configured = await configure(text, options);
  const picture = mpmOf(configured.source);
  return { ...configured, picture: picture! };
}

void describe('what the text sets', () => {
  void test('the last line wins, whatever its name', async () => {
    const { picture } = await pictureOf(`${EVENT}MaxClients 200\nMaxRequestWorkers 300\nmaxclients 100\n`);
    const set = picture.set.get('MaxRequestWorkers')!;
    assert.equal(set.value, 100);
    assert.equal(set.node.name, 'maxclients');
    assert.deepEqual(set.overridden.map(({ text }) => text), ['MaxClients 200', 'MaxRequestWorkers 300']);
    assert.deepEqual(picture.notes.map(({ ah, node }) => `${ah} ${node.name}`), ['AH00521 MaxClients', 'AH00521 maxclients']);
  });

  void test('across files, in the order of the walk', async () => {
    const files = { '/etc/apache2/one.conf': 'StartServers 7\nThreadsPerChild 10\n' };
    const { picture } = await pictureOf(`${EVENT}StartServers 2\nInclude one.conf\nThreadsPerChild 20\n`, { files });
    assert.deepEqual(Object.fromEntries(picture.settings), { StartServers: 7, ThreadsPerChild: 20 });
  });

  void test('a block of another MPM sets nothing', async () => {
    const blocks = ['prefork', 'worker', 'event'].map((name, index) => `<IfModule mpm_${name}_module>\nMaxRequestWorkers ${(index + 1) * 100}\n</IfModule>\n`).join('');
    assert.equal((await pictureOf(EVENT + blocks)).picture.settings.get('MaxRequestWorkers'), 300);
    assert.equal((await pictureOf(blocks, { settings: { mpm: 'prefork' } })).picture.settings.get('MaxRequestWorkers'), 100);
    assert.equal((await pictureOf(blocks, { settings: { mpm: 'worker' } })).picture.name, 'worker');
    assert.equal((await pictureOf(blocks + EVENT)).picture.settings.size, 0, 'a block above the LoadModule is not read');
  });

  void test('a refused line sets nothing', async () => {
    const { picture, config } = await pictureOf(`${EVENT}StartServers 4\n<VirtualHost *:80>\nStartServers 9\n</VirtualHost>\nListenBacklog 0\nStartServers 5 6\nMinSpareServers 3\n`);
    assert.deepEqual(Object.fromEntries(picture.settings), { StartServers: 4 });
    assert.deepEqual(picture.problems.map(({ node }) => node?.text), ['StartServers 9', 'ListenBacklog 0', 'StartServers 5 6', 'MinSpareServers 3']);
    assert.equal(config.firstError?.node?.text, 'StartServers 9');
  });

  void test('variables and macros', async () => {
    const { picture } = await pictureOf(`${EVENT}LoadModule macro_module modules/mod_macro.so\nDefine N 50\nMaxRequestWorkers \${N}\n<Macro Start $n>\nStartServers $n\n</Macro>\nUse Start 1\n`);
    assert.deepEqual(Object.fromEntries(picture.settings), { MaxRequestWorkers: 50, StartServers: 1 });
  });

  void test('no picture without exactly one MPM', async () => {
    assert.equal(mpmOf((await configure('StartServers 2\n', { settings: { mpm: undefined } })).source), undefined);
    assert.equal(mpmOf((await configure(`${EVENT}LoadModule mpm_worker_module modules/mod_mpm_worker.so\n`)).source), undefined);
  });
});

void describe('numbers that httpd refuses', () => {
  const REFUSED: readonly (readonly [string, string])[] = [
    ['ListenBacklog 0', 'ListenBacklog must be > 0'],
    ['ListenBacklog many', 'ListenBacklog must be > 0'],
    ['ListenCoresBucketsRatio 0', 'ListenCoresBucketsRatio must be > 0'],
    ['ListenTCPDeferAccept -1', 'ListenTCPDeferAccept must be > 0'],
    ['SendBufferSize 511', 'SendBufferSize must be >= 512 bytes, or 0 for system default.'],
    ['ReceiveBufferSize 5', 'ReceiveBufferSize must be >= 512 bytes, or 0 for system default.'],
    ['MaxMemFree -1', 'Invalid MaxMemFree value: -1'],
    ['ThreadStackSize 99999999999999999999', 'Invalid ThreadStackSize value: 99999999999999999999'],
    ['AsyncRequestWorkerFactor two', 'error parsing value'],
    ['AsyncRequestWorkerFactor 0', 'AsyncRequestWorkerFactor argument must be a positive number'],
  ];
  for (const [line, message] of REFUSED) {
    void test(line, async () => {
      const { config } = await configure(`${EVENT}${line}\n`);
      assert.equal(config.firstError?.message, message);
      assert.equal(config.firstError?.rule, 'httpd/out-of-range');
    });
  }

  void test('and those it takes', async () => {
    const taken = ['ListenBacklog 511x', 'SendBufferSize none', 'MaxMemFree none', 'ThreadStackSize 0', 'AsyncRequestWorkerFactor inf', 'AsyncRequestWorkerFactor 0x2'];
    for (const line of taken) assert.equal((await configure(`${EVENT}${line}\n`)).config.firstError, undefined, line);
  });
});

void describe('the JSON of the MPM', () => {
  void test('the example of the contract', async () => {
    const { config, picture } = await pictureOf(`${EVENT}ThreadsPerChild 64\nMaxSpareThreads 5\n`);
    const { name, set, effective, codes } = mpmJson(config, picture);
    assert.equal(name, 'event');
    assert.deepEqual(set, { ThreadsPerChild: 64, MaxSpareThreads: 5 });
    const { ServerLimit, ThreadsPerChild, MaxRequestWorkers, MaxSpareThreads, StartServers, processes, capacity } = effective;
    assert.deepEqual({ ServerLimit, ThreadsPerChild, MaxRequestWorkers, MaxSpareThreads, StartServers, processes, capacity },
      { ServerLimit: 16, ThreadsPerChild: 64, MaxRequestWorkers: 384, MaxSpareThreads: 140, StartServers: 3, processes: 6, capacity: 384 });
    assert.deepEqual(codes, ['AH00513']);
  });

  void test('a refused configuration never reaches the check', async () => {
    const { config, picture } = await pictureOf(`${EVENT}ThreadsPerChild 64\nNoSuchThing\n`);
    assert.deepEqual(mpmJson(config, picture).codes, []);
  });

  void test('32 bits of Windows', async () => {
    const options = { settings: { profile: 'windows', mpm: undefined }, root: 'C:/Apache24/conf/httpd.conf' } as const;
    const { config, picture } = await pictureOf('ThreadLimit 4294967396\nThreadsPerChild 2000\n', options);
    assert.deepEqual(mpmJson(config, picture).set, { ThreadLimit: 2147483647, ThreadsPerChild: 2000 });
  });
});
