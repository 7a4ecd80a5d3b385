import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HttpOptions, mergeHttpOptions } from './http-options.ts';

const optional = { requiredKeys: [] };
const options: fc.Arbitrary<HttpOptions> = fc.record(
  {
    baseUrl: fc.constantFrom('https://a', 'https://b', undefined),
    apiVersion: fc.constantFrom('', 'v1', undefined),
    timeout: fc.option(fc.nat(), { nil: undefined }),
    headers: fc.dictionary(fc.constantFrom('x-a', 'x-b'), fc.string()),
  },
  optional,
);

test('options of a call replace those of the client, one by one; headers are added to them', () =>
  fc.assert(
    fc.property(options, options, (client, call) => {
      const merged = mergeHttpOptions(client, call);
      for (const name of ['baseUrl', 'apiVersion', 'timeout'] as const) {
        expect(merged[name]).toBe(call[name] ?? client[name]);
      }
      expect(merged.headers ?? {}).toEqual({ ...client.headers, ...call.headers });
    }),
  ));

test('merging leaves both sides as they were', () =>
  fc.assert(
    fc.property(options, options, (client, call) => {
      const before = structuredClone([client, call]);
      mergeHttpOptions(client, call);
      expect([client, call]).toEqual(before);
    }),
  ));
