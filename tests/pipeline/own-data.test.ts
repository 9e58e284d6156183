import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIL_DAYS_KEPT } from '../../infra/config.ts';
import { dynamoAuditTrail } from '../../shared/adapters/dynamodb/audit-trail.ts';
import { dynamoCompanyDirectory } from '../../shared/adapters/dynamodb/company-directory.ts';
import { dynamoContentStore } from '../../shared/adapters/dynamodb/content-store.ts';
import { dynamoFeedbackStore } from '../../shared/adapters/dynamodb/feedback-store.ts';
import { dynamoHookBook } from '../../shared/adapters/dynamodb/hook-book.ts';
import { dynamoHostStore } from '../../shared/adapters/dynamodb/host-store.ts';
import { dynamoInboxStore } from '../../shared/adapters/dynamodb/inbox-store.ts';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoPeopleStore } from '../../shared/adapters/dynamodb/people-store.ts';
import { dynamoPressStore } from '../../shared/adapters/dynamodb/press-store.ts';
import { dynamoQualityCounts } from '../../shared/adapters/dynamodb/quality-counts.ts';
import { dynamoSourceStateStore } from '../../shared/adapters/dynamodb/source-state-store.ts';
import type { Item } from '../../shared/adapters/dynamodb/table.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type DynamoDbTables, dynamoDbTables } from '../harness/emulators/dynamodb-tables.ts';
import { everyItem, holds, leaves, spellings, written } from '../harness/traces.ts';
import { type WholeLife, wholeLife } from '../harness/whole-life.ts';

const ADDRESSES = { first: 'ann.unmistakable@example.com', later: 'ann.elsewhere@example.net' };
const HER_ADDRESS = [...Object.values(ADDRESSES), 'ann.unmistakable', 'ann.elsewhere'].flatMap(spellings);
const BOB = spellings('bob@example.com');

/** What a store needs to find and to forget an item, and says nothing of anybody. */
const BOOKKEEPING = new Set(
  'pk sk gsi1pk gsi1sk gsi2pk gsi2sk due dueShard ttl outcomeRank owner leaseUntil given standing profileVersion reviewId'.split(
    ' ',
  ),
);

let tables: DynamoDbTables;
let names: readonly string[];
let life: WholeLife;
let before: readonly Item[];
let after: readonly Item[];
let exported: string;

beforeAll(async () => {
  tables = await dynamoDbTables();
  const { client } = tables;
  names = await Promise.all((['content', 'people', 'ledger'] as const).map(tables.create));
  const [content = '', people = '', ledger = ''] = names;
  const stores = {
    content: dynamoContentStore(client, content),
    inbox: dynamoInboxStore(client, content),
    states: dynamoSourceStateStore(client, content),
    hosts: dynamoHostStore(client, content),
    press: dynamoPressStore(client, content),
    directory: dynamoCompanyDirectory(client, content),
    quality: dynamoQualityCounts(client, content),
    people: dynamoPeopleStore(client, people),
    feedback: dynamoFeedbackStore(client, people),
    hooks: dynamoHookBook(client, people),
    ledger: dynamoLedger(client, ledger, MAIL_DAYS_KEPT),
  };
  life = await wholeLife(ADDRESSES, stores, dynamoAuditTrail(client, people));
  before = await everyItem(tables, names);
  exported = (await life.person.get(life.link('export'))).text;
  const receipt = await life.person.post(life.link('erase'), []);
  if (receipt.status !== 200) throw new Error(`erase answered ${receipt.status}`);
  after = await everyItem(tables, names);
}, 180_000);
afterAll(() => tables.stop());

/** The items that lead to her, and those kept beside them: of a delivery also what was reported of it. */
function hers(items: readonly Item[]): readonly Item[] {
  const found = items.filter((item) => holds(written(item), [...HER_ADDRESS, life.id]));
  const beside = new Set(found.map(({ pk }) => pk).filter((pk) => /^(SUB|DLV)#/.test(pk)));
  return items.filter((item) => found.includes(item) || beside.has(item.pk));
}

const keysOf = (items: readonly Item[]) => items.map(({ pk, sk }) => `${pk} ${sk}`);

test('the life before was a whole one', () => {
  const kinds = new Set(keysOf(hers(before)).map((key) => key.replace(/#.*? /, ' ').replace(/#.*/, '')));
  console.log(
    `items that led to her: ${hers(before).length}, of ${[...kinds].toSorted((a, b) => a.localeCompare(b)).join(', ')}`,
  );
  expect(life.w.failures).toEqual([]);
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'SUB PROFILE',
      'SUB FB',
      'SUB MOVE',
      'DLV META',
      'DLV EVT',
      'ADR META',
      'HOOK STATE',
    ]),
  );
});

test('what she downloads holds every value that is kept of her', () => {
  const told = new Set(leaves(JSON.parse(exported)));
  const missing = hers(before)
    .filter(({ pk }) => !pk.startsWith('AUDIT#'))
    .flatMap((item) =>
      leaves(item, BOOKKEEPING)
        // A fact called wrong is her answer once more, in the list of what the operator has to look at.
        .filter((leaf) => !told.has(leaf) && !(item.pk === 'REVIEWS' && leaf === 'fact'))
        .map((leaf) => `${item.pk} ${item.sk}: ${leaf}`),
    );
  expect(missing).toEqual([]);
});

test('after she is erased no item holds her address, however it is written', () => {
  expect(keysOf(after.filter((item) => holds(written(item), HER_ADDRESS)))).toEqual([]);
});

test('her key stays nowhere but in the trail of what operators did', () => {
  const left = keysOf(hers(after));
  expect(left.filter((key) => !key.startsWith('AUDIT#'))).toEqual([]);
});

test('the copies of her own digests go with her, those of alerts that others got as well stay', () => {
  const copies = (items: readonly Item[], kind: string) =>
    hers(items)
      .map((item) => item['delivery'] as Delivery | undefined)
      .flatMap((delivery) => (delivery?.kind === kind ? (delivery.copies ?? []) : []))
      .map(({ copy }) => `COPY#${copy}`);
  const kept = new Set(after.map(({ pk }) => pk));
  const [digests, alerts] = ['daily', 'alert'].map((kind) => copies(before, kind));
  expect([digests?.length, alerts?.length]).toEqual([2, 1]);
  expect(digests?.filter((copy) => kept.has(copy))).toEqual([]);
  expect(alerts?.filter((copy) => kept.has(copy))).toEqual(alerts);
});

test('no log line ever held her address, before or after', () => {
  const lines = life.w.log.lines.map((line) => written({ ...line, cause: String(line.cause) }));
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => holds(line, HER_ADDRESS))).toEqual([]);
});

test('nobody else lost anything', () => {
  const ofBob = (items: readonly Item[]) => keysOf(items.filter((item) => holds(written(item), BOB)));
  expect(ofBob(after)).toEqual(ofBob(before));
  expect(ofBob(after).length).toBeGreaterThan(0);
});

test('a scan finds what it looks for, in each spelling', () => {
  const address = 'Ann.Unmistakable@Example.com';
  const base64 = (text: string, encoding: BufferEncoding) => Buffer.from(text).toString(encoding);
  for (const text of [
    address,
    `To: <${address.toUpperCase()}>`,
    encodeURIComponent(address),
    ...['', 'x', 'xy'].flatMap((lead) => [
      base64(`${lead}${address} y`, 'base64'),
      base64(`${lead}${address}?>`, 'base64url'),
    ]),
  ])
    expect(holds(`… ${text} …`, spellings(address)), text).toBe(true);
  expect(holds('ann@example.com', spellings(address))).toBe(false);
});
