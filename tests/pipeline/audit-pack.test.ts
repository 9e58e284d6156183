import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIL_DAYS_KEPT } from '../../infra/config.ts';
import { dynamoContentStore } from '../../shared/adapters/dynamodb/content-store.ts';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { makePack } from '../../shared/application/audit-pack/make-pack.ts';
import { type DeliveryId, sha256 } from '../../shared/domain/ids.ts';
import { furnishedWorld, HUAWEI, listingText, reader, reportText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World, WorldOptions } from '../harness/world.ts';

const TITLE = 'Addition of an Entity to the Entity List';
const TEXT = listingText(HUAWEI.name, '2026-20001');

let tables: DynamoDbTables;
beforeAll(async () => {
  tables = await dynamoDbTables();
});
afterAll(() => tables.stop());

/** A rule told at once to Ann and Bob, and in a digest to Dora; every mail is reported as delivered. */
async function told(stores?: NonNullable<WorldOptions['instead']>['stores']): Promise<World> {
  const w = await furnishedWorld({ start: '2026-10-02T12:30:00Z', ...(stores && { instead: { stores } }) });
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'bob', [HUAWEI]);
  await reader(w, 'dora', [HUAWEI], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
  const metadata = { issuedAt: '2026-10-02T12:29:00.000Z', publicationDate: '2026-10-05' };
  await detect(w, { doc: '2026-20001', title: TITLE, text: TEXT, metadata });
  await passMinutes(w, 2);
  await passQuartersUntil(w, '2026-10-03T06:00:00Z');
  for (const entry of [...w.ses.accepted])
    w.ses.report(entry, 'Delivery', { recipients: [entry.mail.to], timestamp: w.clock.now().toISOString() });
  await passMinutes(w, 1);
  return w;
}

const onDynamo = async () => {
  const [content, ledger] = await Promise.all([tables.create('content'), tables.create('ledger')]);
  return {
    content: dynamoContentStore(tables.client, content),
    ledger: dynamoLedger(tables.client, ledger, MAIL_DAYS_KEPT),
  };
};

const mailTo = (w: World, name: string) =>
  w.ses.accepted.findLast(({ mail }) => mail.to === `${name}@example.com`);

async function packOf(w: World, name: string, whose: 'reader' | 'operator' = 'operator', most?: number) {
  const id = mailTo(w, name)?.deliveryId as DeliveryId;
  const zip = await makePack(w, id, whose, most);
  if (zip === undefined) throw new Error(`no pack for ${name}`);
  const files = Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
  const json = (ending: string) =>
    JSON.parse(Object.entries(files).find(([path]) => path.endsWith(ending))?.[1] ?? 'null');
  return { zip, files, json };
}

describe('the pack of an alert', () => {
  test('has the same bytes when it is made again, in memory as on DynamoDB', async () => {
    const [memory, dynamo] = [await told(), await told(await onDynamo())];
    for (const name of ['ann', 'dora']) {
      const packs = [await packOf(memory, name), await packOf(memory, name), await packOf(dynamo, name)];
      expect(new Set(packs.map(({ zip }) => sha256(zip))).size, name).toBe(1);
    }
  });

  test('answers what was known and when, with the very text, words and mail', async () => {
    const w = await told();
    const { files, json } = await packOf(w, 'ann');
    expect(Object.keys(files).map((path) => path.replace(/-[a-z2-7]{26}\//, '-…/'))).toEqual([
      'manifest.json',
      'README.txt',
      'delivery.json',
      'mail/attempt-1/headers.txt',
      'mail/attempt-1/mail.txt',
      'mail/attempt-1/mail.html',
      'changes/01-…/change.json',
      'changes/01-…/times.json',
      'changes/01-…/matches.json',
      'changes/01-…/document.json',
      'changes/01-…/analysis.json',
      'changes/01-…/source.txt',
    ]);
    expect(Object.entries(files).find(([path]) => path.endsWith('source.txt'))?.[1]).toBe(TEXT);
    expect(json('times.json')).toMatchObject({
      filedOrPublished: '2026-10-02T12:29:00.000Z',
      dateOfIssue: '2026-10-05',
      documentFirstSeen: '2026-10-02T12:30:00.000Z',
      changeDetected: '2026-10-02T12:30:00.000Z',
      analysed: expect.stringMatching(/^2026-10-02T12:3/),
      mailSent: expect.stringMatching(/^2026-10-02T12:3/),
      deliveredToMailbox: '2026-10-03T06:00:00.000Z',
    });
    expect(json('delivery.json')).toMatchObject({
      state: 'sent',
      events: [{ outcome: 'sent' }, { outcome: 'delivered' }],
    });
    const [match] = json('matches.json');
    const [{ start, end, quote, ruleId }] = match.evidence;
    expect(TEXT.slice(start, end)).toContain('Huawei');
    expect(quote).toContain('Huawei');
    expect([match.matcherVersion, ruleId]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
    expect(json('manifest.json')).toMatchObject({
      parserVersions: [expect.stringMatching(/./)],
      matcherVersions: [match.matcherVersion],
      notInThisPack: [],
    });
  });

  test('its mail is what went out but for address and tokens, and its manifest names every byte', async () => {
    const w = await told();
    const { files, json } = await packOf(w, 'ann');
    const sent = mailTo(w, 'ann')?.mail;
    if (sent === undefined) throw new Error('no mail');
    const kept = files['mail/attempt-1/mail.txt'] ?? '';
    const plain = textOf(sent);
    const pattern = kept
      .split('{token}')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[A-Za-z0-9._-]+');
    expect(plain).toMatch(new RegExp(`^${pattern}$`));
    expect(kept.length).toBeGreaterThan(500);
    for (const content of Object.values(files)) {
      expect(content).not.toContain('ann@example.com');
      expect(content).not.toMatch(/\/(manage|u|f)\/k1\./);
    }
    const { files: named } = json('manifest.json') as {
      files: { path: string; bytes: number; sha256: string }[];
    };
    expect(named.map(({ path }) => path)).toEqual(Object.keys(files).slice(1));
    for (const { path, bytes, sha256: hash } of named)
      expect([Buffer.byteLength(files[path] ?? ''), sha256(files[path] ?? '')]).toEqual([bytes, hash]);
  });

  test('is an archive that another program reads', async () => {
    const { zip, files } = await packOf(await told(), 'ann');
    const folder = mkdtempSync(join(tmpdir(), 'rulewire-pack-'));
    try {
      writeFileSync(join(folder, 'pack.zip'), zip);
      const list =
        'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))';
      const run = spawnSync('python3', ['-c', list, join(folder, 'pack.zip')], { encoding: 'utf8' });
      if (run.error) console.log('not read by another program: there is no python3 here');
      else expect(run.stdout.trim().split('\n')).toEqual(Object.keys(files));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what is not in a pack is said in it', () => {
  test('text of the press, to a reader; the operator has it', async () => {
    const w = await furnishedWorld();
    await reader(w, 'ann', [HUAWEI]);
    const text = reportText(HUAWEI.name);
    await detect(w, {
      doc: 'press-1',
      title: 'US weighs limits on Huawei',
      text,
      trust: 'reported',
      stage: 'reported',
    });
    await passMinutes(w, 2);
    const [hers, ours] = [await packOf(w, 'ann', 'reader'), await packOf(w, 'ann')];
    expect(Object.values(hers.files).join('')).not.toContain('know-how');
    expect(hers.json('manifest.json').notInThisPack).toMatchObject([
      { what: expect.stringMatching(/source text$/) },
    ]);
    expect(hers.files['README.txt']).toContain('what the press writes is its own');
    expect(Object.values(ours.files)).toContain(text);
  });

  test('a source too long for a download', async () => {
    const w = await told();
    const whole = await packOf(w, 'ann', 'reader');
    const { zip, json } = await packOf(w, 'ann', 'reader', whole.zip.length - 1);
    expect(zip.length).toBeLessThan(whole.zip.length);
    expect(json('manifest.json').notInThisPack).toMatchObject([{ why: expect.stringMatching(/too long/) }]);
  });

  test('a copy whose time is over, a mail that never went out, an analysis made anew', async () => {
    const w = await told();
    const id = mailTo(w, 'ann')?.deliveryId as DeliveryId;
    const delivery = await w.ledger.delivery(id);
    const change = delivery?.changeIds[0];
    const analysis = change && (await w.content.analysis(change));
    if (!analysis) throw new Error('no analysis');
    await w.content.putAnalysis({ ...analysis, analyzedAt: '2026-10-09T00:00:00.000Z' });
    const ledger = { ...w.ledger, copy: async () => undefined };
    const zip = await makePack({ ledger, content: w.content }, id, 'operator');
    const readme = strFromU8(unzipSync(zip ?? new Uint8Array())['README.txt'] ?? new Uint8Array());
    expect(readme).toContain('- mail/attempt-1: the copy is not kept any more');
    expect(readme).toContain('analysed again at 2026-10-09T00:00:00.000Z');
    const skipped = {
      ...w.ledger,
      delivery: async () => ({ ...delivery, state: 'skipped', copies: [] }) as never,
    };
    const other = await makePack({ ledger: skipped, content: w.content }, id, 'operator');
    expect(strFromU8(unzipSync(other ?? new Uint8Array())['README.txt'] ?? new Uint8Array())).toContain(
      'nothing was handed over: the delivery is skipped',
    );
    expect(await makePack(w, 'nothing' as DeliveryId, 'operator')).toBeUndefined();
  });
});

test('a mail whose first attempt has an unknown fate is kept for both attempts', async () => {
  const w = await furnishedWorld();
  await reader(w, 'ann', [HUAWEI]);
  w.ses.loseAnswers('lost');
  await detect(w, { doc: '2026-20001', title: TITLE, text: TEXT });
  await passMinutes(w, 3);
  w.ses.loseAnswers(undefined);
  await passMinutes(w, 40);
  const { files } = await packOf(w, 'ann');
  expect(Object.keys(files).filter((path) => path.endsWith('mail.txt'))).toEqual([
    'mail/attempt-1/mail.txt',
    'mail/attempt-2/mail.txt',
  ]);
});
