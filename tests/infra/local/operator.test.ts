import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoPlans } from '../../../shared/adapters/dynamodb/ledger.ts';
import { changeIdOf, planId } from '../../../shared/domain/ids.ts';
import { minute } from '../../harness/fixtures-for-contract.ts';
import { type RecordedSite, startRecordedSite } from '../../harness/recorded-site.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const EMAIL = 'ann.unmistakable@example.com';
/** So long a message waits that came while mail was stopped. */
const QUARTER_HOUR = 16 * 60;
const NO_ID = 'a'.repeat(26);

let site: RecordedSite;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rulewire-operator-'));
  site = await startRecordedSite();
  await signUp();
  await site.nextMailTo(EMAIL);
}, 240_000);
afterAll(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The operator's own shell, with credentials for the local AWS. */
function operator(...args: readonly string[]): Promise<{ code: number | null; out: string; error: string }> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: site.aws.gatewayUrl,
    AWS_ACCESS_KEY_ID: site.aws.operatorKey,
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_REGION: 'us-east-1',
  };
  const script = join(ROOT, 'infra', 'scripts', 'operator.ts');
  const run = spawn(process.execPath, [script, '--stage', 'local', ...args], { cwd: ROOT, env });
  let [out, error] = ['', ''];
  run.stdout.on('data', (chunk) => (out += chunk));
  run.stderr.on('data', (chunk) => (error += chunk));
  return new Promise((resolve) => run.on('close', (code) => resolve({ code, out, error })));
}

async function page(path: string, fields?: Record<string, string>) {
  const url = new URL(path, site.aws.webUrl);
  const answer = await fetch(url, {
    ...(fields && { method: 'POST', body: new URLSearchParams(fields), headers: { origin: url.origin } }),
  });
  return answer.text();
}

/** Signs up for Huawei and confirms, through the pages. */
async function signUp(): Promise<void> {
  const stamp = /name="stamp" value="([^"]+)"/.exec(await page('/'))?.[1] ?? '';
  site.pass(5);
  await page('/signup', { email: EMAIL, stamp, action: 'signup', name: 'Huawei', frequency: 'instant' });
  await site.live();
  const link = /https?:\/\/[^\s<>]+\/confirm\/[^\s<>]+/.exec(site.mailsTo(EMAIL)[0]?.text ?? '')?.[0];
  if (link === undefined) throw new Error('no confirmation');
  await page(link, { any: 'thing' });
  await site.live();
}

async function alertOfReader(): Promise<string> {
  const { out } = await operator('reader', EMAIL);
  return / alert .* ([a-z2-7]{26})$/m.exec(out)?.[1] ?? out;
}

test('a reader is found by her address, with her newest mails, and the address is shown to nobody', async () => {
  const { code, out } = await operator('reader', ` ${EMAIL.toUpperCase()} `);
  expect(code).toBe(0);
  expect(out).toContain('active');
  expect(out).toContain('Suppressed  no');
  expect(out).toMatch(/ welcome +sent/);
  expect(out).toMatch(/ alert +sent/);
  expect(out).not.toContain('unmistakable');
  const older = await operator('reader', EMAIL, '--from', '1');
  expect(older.out).not.toMatch(/ alert +sent/);
  expect(older.out).toMatch(/ welcome +sent/);
  const none = await operator('reader', EMAIL, '--from', '20');
  expect(none.out).toContain('No more mails in the last 40 days.');
});

test('what a mail stands on is written to a file once, and the file is not written over', async () => {
  const id = await alertOfReader();
  const file = join(folder, 'pack.zip');
  const first = await operator('audit-pack', id, file);
  expect([first.code, first.error]).toEqual([0, '']);
  const files = unzipSync(readFileSync(file));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['manifest.json', 'delivery.json']));
  const mail = new TextDecoder().decode(files['mail/attempt-1/mail.txt']);
  const sent = site.mailsTo(EMAIL).at(-1)?.text ?? '';
  expect(mail.split(/\r?\n/).slice(0, 5)).toEqual(sent.split(/\r?\n/).slice(0, 5));
  const again = await operator('audit-pack', id, file);
  expect([again.code, again.error]).toEqual([1, expect.stringContaining('EEXIST')]);
  const other = join(folder, 'other.zip');
  await operator('audit-pack', id, other);
  expect(readFileSync(other).equals(readFileSync(file))).toBe(true);
  const none = join(folder, 'none.zip');
  expect(await operator('audit-pack', NO_ID, none)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/no delivery .* kept 40 days/),
  });
  expect(existsSync(none)).toBe(false);
});

test('suppress and lift a reader, each with a reason on record', async () => {
  expect(await operator('suppress', EMAIL, '--reason', 'asked by telephone')).toMatchObject({ code: 0 });
  expect((await operator('reader', EMAIL)).out).toContain('Suppressed  asked by telephone');
  expect(await operator('lift', EMAIL, '--reason', 'asked again')).toMatchObject({ code: 0 });
  expect(await operator('lift', EMAIL, '--reason', 'asked again')).toMatchObject({ code: 1 });
  expect((await operator('reader', EMAIL)).out).toContain('Suppressed  no');
});

test('a mail is asked for again, waits in its queue while mail is stopped, and arrives', async () => {
  const before = site.mailsTo(EMAIL).length;
  expect(await operator('mail', 'stop', '--reason', 'wrong matches seen')).toMatchObject({ code: 0 });
  // A mailer that is warm looks at the switch every 15 seconds.
  site.pass(15);
  expect(await operator('resend', await alertOfReader(), '--reason', 'lost at her end')).toMatchObject({
    code: 0,
  });
  await site.live();
  expect(site.mailsTo(EMAIL)).toHaveLength(before);
  const { out } = await operator('queues');
  expect(out.match(/^\S+ +about \d+ waiting, \d+ being worked on, 0 dead letters$/gm)).toHaveLength(7);
  expect(out).toMatch(/^deliveries +about (?:1 waiting, 0|0 waiting, 1) being worked on/m);
  expect(await operator('mail', 'open', '--reason', 'looked at')).toMatchObject({ code: 0 });
  site.pass(QUARTER_HOUR);
  await site.live();
  expect(site.mailsTo(EMAIL)).toHaveLength(before + 1);
  expect(await operator('resend', NO_ID, '--reason', 'typing error')).toMatchObject({ code: 1 });
});

test('a held plan is let go once, and what is not held is left', async () => {
  const dynamo = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: site.aws.gatewayUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: site.aws.operatorKey, secretAccessKey: 'any' },
    }),
  );
  const { TableNames = [] } = await dynamo.send(new ListTablesCommand({}));
  const ledger = dynamoPlans(dynamo, TableNames.find((name) => name.includes('Ledger')) ?? '');
  const change = changeIdOf('b'.repeat(26));
  const plan = {
    planId: planId(change),
    changeId: change,
    companies: [],
    segments: 0,
    createdAt: minute(0).toISOString(),
  };
  await ledger.putPlan({ ...plan, state: 'held', notAfter: minute(9).toISOString() }, [], minute(0));
  expect(await operator('release', change, '--reason', 'read it')).toMatchObject({ code: 0 });
  expect(await ledger.plan(plan.planId)).toMatchObject({ state: 'open' });
  expect(await operator('release', change, '--reason', 'read it')).toMatchObject({ code: 1 });
  expect(await operator('release', NO_ID, '--reason', 'read it')).toMatchObject({
    code: 1,
    out: expect.stringContaining('no plan'),
  });
});

test('sources tell when each was read, and name those that never were', async () => {
  const { code, out } = await operator('sources');
  expect(code).toBe(0);
  expect(out).toMatch(/^fr-public-inspection +healthy +read 20\d\d-/m);
  expect(out).toMatch(/never polled here/);
});

describe('what was done, and what was asked wrongly', () => {
  test('each act and look is on record with its reason, without the address', async () => {
    const { out } = await operator('audit', new Date().toISOString().slice(0, 10));
    for (const act of [
      'looked-up',
      'packed',
      'resent',
      'released',
      'suppressed',
      'lifted',
      'mail-stopped',
      'mail-opened',
    ])
      expect(out).toMatch(new RegExp(`  ${act}  `));
    expect(out).toContain('asked by telephone');
    expect(out).not.toContain('typing error');
    expect(out).not.toContain('unmistakable');
    expect((await operator('audit', '1999-01-01')).out).toContain('Nothing was noted');
  });

  test.each([
    [['reader', 'not an address'], 'is no address'],
    [['reader'], 'takes 1 words'],
    [['reader', EMAIL, '--from', 'old'], 'Say from which mail on'],
    [['resend', 'short', '--reason', 'x'], 'is no delivery'],
    [['resend', NO_ID], 'Say why'],
    [['resend', NO_ID, '--reason', '  '], 'Say why'],
    [['suppress', EMAIL], 'Say why'],
    [['audit-pack', NO_ID], 'takes 2 words'],
    [['release', 'x', '--reason', 'y'], 'is no change'],
    [['mail', 'halt', '--reason', 'y'], 'mail stop, or mail open'],
    [['audit', 'today'], 'Give a UTC day'],
    [['constructor', 'x'], 'There is no "constructor"'],
    [['reader', EMAIL, '--loud'], '--loud'],
  ])('%j is refused with 2 and a sentence', async (args, sentence) => {
    const { code, error } = await operator(...args);
    expect([code, error]).toEqual([2, expect.stringContaining(sentence)]);
    expect(error).not.toMatch(/^\s+at /m);
  });

  test('help names every command; a stage that is not there is told in a sentence', async () => {
    const { code, out } = await operator('--help');
    expect(code).toBe(0);
    for (const what of [
      'reader',
      'audit-pack',
      'resend',
      'suppress',
      'lift',
      'release',
      'mail',
      'queues',
      'sources',
      'audit DAY',
    ])
      expect(out).toContain(`  ${what}`);
    const lost = await operator('queues', '--stage', 'nowhere');
    expect([lost.code, lost.error]).toEqual([1, expect.stringContaining('is the stage "nowhere" deployed')]);
  });
});
