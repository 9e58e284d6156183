import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { expect, test } from 'vitest';
import { siteInMemory } from './site.ts';

const sample = (name: string) =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'functions', 'web', 'events', `${name}.json`), 'utf8'),
  ) as LambdaEvent & { body?: string };

test('the sample events of the HTTP API are answered', async () => {
  const handler = handle((await siteInMemory()).app);
  expect(await handler(sample('sign-up-page'))).toMatchObject({ statusCode: 200, isBase64Encoded: false });
  expect(JSON.parse((await handler(sample('type-ahead'))).body).companies).toHaveLength(1);
  expect(await handler(sample('one-click-unsubscribe'))).toMatchObject({ statusCode: 410 });
});

test('limits count the address that the HTTP API saw, whatever headers claim', async () => {
  const site = await siteInMemory();
  const handler = handle(site.app);
  const event = sample('one-click-unsubscribe') as LambdaEvent & {
    rawPath: string;
    body: string;
    headers: Record<string, string>;
  };
  const form = async (i: number) => {
    const email = `p${i}@example${i}.com`;
    const page = (await handler(sample('sign-up-page'))).body;
    const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
    site.clock.advance(3_000);
    const body = Buffer.from(
      new URLSearchParams({ email, stamp, company: 'huawei', action: 'signup' }).toString(),
    ).toString('base64');
    const headers = { ...event.headers, 'x-forwarded-for': `203.0.113.${i}` };
    const context = {
      ...event.requestContext,
      http: { method: 'POST', path: '/signup', sourceIp: '192.0.2.7' },
    };
    return handler({
      ...event,
      rawPath: '/signup',
      headers,
      body,
      isBase64Encoded: true,
      requestContext: context,
    } as unknown as LambdaEvent);
  };
  for (let i = 0; i < 20; i += 1) expect((await form(i)).statusCode).toBe(200);
  expect((await form(20)).statusCode).toBe(429);
  expect(site.confirmations.size).toBe(20);
});
