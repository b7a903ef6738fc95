import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { capacityOf } from '../../server/src/features/capacity/capacity';
import { hoverAt } from '../../server/src/features/hover/hover';
import { connectionCount } from '../../server/src/stack/gateway-connections';
import { marked, wordsOf } from '../features/marked';

const TREE = {
  '/etc/apache2/apache2.conf': 'LoadModule mpm_event_module modules/mod_mpm_event.so\nLoadModule csp_module_sa modules/CSPa24.so\nServerLimit 16\nThreadsPerChild 25\nMaxRequest‸Workers 400\n',
  '/opt/webgateway/bin/CSP.ini': '[LOCAL]\nIp_Address=127.0.0.1\nTCP_Port=1972\nMaximum_Server_Connections=10\n',
};

void describe('connections of the gateway', () => {
  const event = { threads: 25, processes: 16, capacity: 400 };
  const prefork = { threads: 1, processes: 100, capacity: 100 };
  const of = (shape: typeof event, limit?: number, most?: number): number[] => {
    const { perProcess, inAllPerProcess, inAll } = connectionCount(shape, limit, most);
    return [perProcess, inAllPerProcess, inAll];
  };

  void test('the guide\'s arithmetic', () => {
    assert.deepEqual(of(event), [25, 400, 400]);
    assert.deepEqual(of(event, 10), [10, 160, 10]);
    assert.deepEqual(of(event, 60), [25, 400, 60]);
    assert.deepEqual(of(event, 1000), [25, 400, 400]);
    assert.deepEqual(of(prefork, 10), [1, 100, 10]);
    assert.deepEqual(of(event, undefined, 128), [25, 128, 128]);
    // The example of the guide of Caché's days: five processes of ten threads.
    assert.deepEqual(of({ threads: 10, processes: 5, capacity: 50 }, 10), [10, 50, 10]);
  });

  void test('as a budget, and in the hover of a number that makes the capacity', async () => {
    const { view, cursor } = await marked(TREE);
    const check = view.checks[0]!;
    const picture = capacityOf(view.workspace, check, {});
    assert.ok(picture !== undefined && typeof picture !== 'string');
    const budget = picture.budgets.find(({ name }) => name === 'Gateway connections to LOCAL');
    assert.deepEqual([budget?.limit, budget?.used, budget?.place?.line], [10, 400, 3]);
    assert.match(wordsOf(hoverAt(view, cursor)!.parts), /Gateway:.* 10 connections to «LOCAL» for 400 requests; counted in each process 10, 160 in all/);
  });

  void test('the daemon: what is kept open is no limit, and its processes are counted', async () => {
    const tree = {
      '/etc/apache2/apache2.conf': 'LoadModule mpm_event_module modules/mod_mpm_event.so\nLoadModule csp_module modules/mod_csp24.so\nMaxRequest‸Workers 400\nCSPMaxPooledNSDConnections 64\n',
      '/etc/systemd/system/cspnsd.service': '[Service]\nExecStart=/opt/webgateway/bin/CSPnsd -S -c=3\n',
    };
    const { view } = await marked(tree);
    const picture = capacityOf(view.workspace, view.checks[0]!, {});
    assert.ok(picture !== undefined && typeof picture !== 'string');
    const budget = (name: string) => picture.budgets.find((each) => each.name === name);
    assert.deepEqual([budget('Kept connections to CSPnsd')?.limit, budget('Kept connections to CSPnsd')?.used, budget('Kept connections to CSPnsd')?.place?.line], [64, undefined, 3]);
    assert.deepEqual([budget('Processes of CSPnsd')?.limit, budget('Processes of CSPnsd')?.place?.line], [3, 1]);
    const unset = await marked({ '/etc/apache2/apache2.conf': 'LoadModule mpm_event_module modules/mod_mpm_event.so\nLoadModule csp_module modules/mod_csp24.so\nMaxRequest‸Workers 400\n' });
    const plain = capacityOf(unset.view.workspace, unset.view.checks[0]!, {});
    assert.ok(plain !== undefined && typeof plain !== 'string');
    assert.deepEqual(plain.budgets.filter(({ name }) => name.includes('CSPnsd')).map(({ limit, place }) => [limit, place]), [[32, undefined]]);
  });
});
