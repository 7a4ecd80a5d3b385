import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { RememberingRouter } from './remembering-router.ts';

function app(): Hono {
  const routes = new Hono({ router: new RememberingRouter() });
  routes.get('/b/:bucket/o/:object', (c) => c.text(`${c.req.param('bucket')} ${c.req.param('object')}`));
  routes.delete('/b/:bucket/o/:object', (c) => c.text('deleted'));
  return routes;
}

test('finds the same route again, with the parts of its own address', async () => {
  const routes = app();
  for (const [path, said] of [
    ['/b/one/o/a%2Fb', 'one a/b'],
    ['/b/two/o/c', 'two c'],
    ['/b/one/o/a%2Fb', 'one a/b'],
  ] as const) {
    expect(await (await routes.request(path)).text()).toBe(said);
  }
  expect(await (await routes.request('/b/two/o/c', { method: 'DELETE' })).text()).toBe('deleted');
});

test('knows a route that was added after its address was asked for', async () => {
  const routes = app();
  const router = new RememberingRouter<string>();
  expect(router.match('GET', '/late')[0]).toEqual([]);
  router.add('GET', '/late', 'found');
  expect(router.match('GET', '/late')[0].map(([route]) => route)).toEqual(['found']);
  expect((await routes.request('/none')).status).toBe(404);
});

test('thousands of addresses are no trouble', async () => {
  const routes = app();
  for (let i = 0; i < 2000; i++) {
    expect(await (await routes.request(`/b/many/o/${i}`)).text()).toBe(`many ${i}`);
  }
});
