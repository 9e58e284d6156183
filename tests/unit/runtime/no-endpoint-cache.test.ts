import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { EndpointCache } from '../../../shared/runtime/no-endpoint-cache.ts';

/** The SDK's own, as the client of DynamoDB finds it. */
const { EndpointCache: SdkCache } = createRequire(
  createRequire(import.meta.url).resolve('@aws-sdk/client-dynamodb'),
)('@aws-sdk/endpoint-cache') as { readonly EndpointCache: { readonly prototype: object } };

test('has every method of the cache whose place it takes, and finds nothing', () => {
  const cache = new EndpointCache();
  const wanted = Object.getOwnPropertyNames(SdkCache.prototype).filter((name) => name !== 'constructor');
  expect(wanted.length).toBeGreaterThan(3);
  for (const name of wanted) expect(Reflect.get(cache, name), name).toBeTypeOf('function');
  cache.set();
  expect([cache.has(), cache.get(), cache.getEndpoint()]).toEqual([false, undefined, undefined]);
});
