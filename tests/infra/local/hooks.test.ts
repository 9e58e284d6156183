import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RecordedSite, startRecordedSite } from '../../harness/recorded-site.ts';
import { type ScriptedHost, scriptedHost } from '../../harness/scripted-host/scripted-host.ts';

const EMAIL = 'ann@example.com';
const PROGRAM = 'https://rules.example.com';
const bodies: string[] = [];

let site: RecordedSite;
let host: ScriptedHost;
beforeAll(async () => {
  host = await scriptedHost({
    '/in': (request, response) => {
      request.setEncoding('utf8');
      request.on('data', (chunk) => bodies.push(chunk));
      request.on('end', () => response.writeHead(204).end());
    },
  });
  site = await startRecordedSite({ [PROGRAM]: host.origin });
}, 240_000);
afterAll(async () => {
  await site?.stop();
  await host.stop();
});

const page = async (path: string) => (await fetch(new URL(path, site.aws.webUrl))).text();
const press = async (path: string, fields: Readonly<Record<string, string>>) => {
  const { origin } = new URL(site.aws.webUrl);
  const body = new URLSearchParams(fields);
  const answer = await fetch(new URL(path, origin), { method: 'POST', headers: { origin }, body });
  await site.aws.settle();
  return { status: answer.status, text: await answer.text() };
};
/** The first link of that kind in the newest mail. */
const link = (kind: string) =>
  new RegExp(`/${kind}/[^\\s<>]+`).exec(site.mailsTo(EMAIL).at(-1)?.text ?? '')?.[0] ?? `no ${kind} link`;

test('as deployed, with its own rights alone, the caller tells a program, which can check it', {
  timeout: 180_000,
}, async () => {
  const stamp = /name="stamp" value="([^"]+)"/.exec(await page('/'))?.[1] ?? '';
  site.pass(5);
  await press('/signup', { email: EMAIL, stamp, name: 'Huawei', action: 'signup' });
  await press(link('confirm'), {});
  const hooks = link('manage').replace('/manage/', '/hooks/');
  const added = await press(hooks, { action: 'add', url: `${PROGRAM}/in` });
  expect(added.status).toBe(200);
  const [secret = ''] = /whsec_[A-Za-z0-9+/=]{44}/.exec(added.text) ?? [];
  const [call] = host.requests;
  expect(host.requests).toHaveLength(1);
  expect(JSON.parse(bodies.join(''))).toMatchObject({ type: 'test' });
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${call?.headers['webhook-id']}.${call?.headers['webhook-timestamp']}.${bodies.join('')}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  expect(call?.headers['webhook-signature']).toBe(`v1,${signature}`);
  const shown = await page(hooks);
  expect(shown).toContain('<p>On.</p>');
  expect(shown).toContain('a test, taken (status 204)');
  expect(JSON.stringify(site.aws.logs())).not.toContain('rules.example.com');
  expect(site.aws.deniedCalls()).toEqual([]);
  expect(site.aws.deadLetters()).toEqual([]);
});
