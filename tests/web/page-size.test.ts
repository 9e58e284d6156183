import { expect, test } from 'vitest';
import { COMPANIES_SCRIPT } from '../../functions/web/assets/companies-script.ts';
import { STYLE } from '../../functions/web/assets/style.ts';
import type { Match } from '../../shared/domain/change.ts';
import type { BeforeAfter } from '../../shared/domain/diff/before-after.ts';
import {
  changeIdOf,
  companyId,
  docId,
  matterIdOf,
  sourceId,
  subscriberIdOf,
} from '../../shared/domain/ids.ts';
import { linkToken, pepperOf } from '../../shared/domain/tokens.ts';
import type { SourceState } from '../../shared/ports/source-state-store.ts';
import { aChange, aMatch, aSubscriber } from '../harness/fixtures-for-contract.ts';
import { listing, matchFor, storeChange } from '../unit/rendering/huawei-mails.ts';
import { storeMatter, WHOLE } from '../unit/rendering/huawei-matter.ts';
import { fieldsOf } from './form-fields.ts';
import { KEYS, type Site, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

const MOST_BYTES = 30_000;
const MOST_OF_AN_ASSET = 10_000;
const bytes = (text: string) => Buffer.byteLength(text);
const count = (number: number) => Array.from({ length: number }, (_, i) => i);
const longName = (i: number) => `Shenzhen Example Microelectronics Technology No. ${i} Co., Ltd.`;

const EDITS: readonly BeforeAfter[] = count(400).map((i) => ({
  basis: 'instructed',
  field: i % 3 === 0 ? 'aliases' : 'entry',
  old: i % 3 === 0 ? `Example Microelectronics ${i}` : undefined,
  new: `${longName(i)}, a.k.a., the following two aliases: Example Micro ${i} & Example “Semi” ${i}`,
  where: `15 CFR Part 744, Supplement No. ${4 + (i % 2)}`,
  under: 'China',
  ...(i % 3 === 0 && { entry: longName(i) }),
}));

const matches = (number: number, fields: Partial<Match>): readonly Match[] =>
  count(number).map((i) =>
    matchFor(listing.change, { companyId: companyId(`example-${i}`), companyName: longName(i), ...fields }),
  );

/** The heaviest change, matter and company that real documents could bring. */
async function richSite(): Promise<Site> {
  const site = await siteInMemory();
  const analysis = {
    ...listing.analysis,
    edits: EDITS,
    editsLeft: 120,
    facts: count(60).map((i) => ({
      label: listing.analysis.facts[i % listing.analysis.facts.length]?.label ?? 'Ends',
      value: `the terms of paragraph ${i} of this supplement as they are stated in the rule`,
      statedAs: 'words of the rule '.repeat(12),
    })),
    doubts: count(40).map((i) => `Paragraph ${i} could not be read: ${'text '.repeat(60)}`),
  };
  const mentioned = matches(90, { decision: 'mention' }).map((match, i) => ({
    ...match,
    companyId: companyId(`named-${i}`),
  }));
  await storeChange(site.content, { ...listing, analysis, matches: matches(140, {}) }, mentioned);
  await richMatter(site, analysis.edits);
  for (const i of count(200)) {
    const change = aChange({
      changeId: changeIdOf(`told-${i}`),
      docId: docId(`fr:${i}`),
      title: `Additions of certain entities to the Entity List, and corrections of entries, number ${i}`,
      detectedAt: new Date(Date.UTC(2026, 9, 1) - i * 3_600_000).toISOString(),
    });
    await site.content.putChange(change, site.clock.now());
    await site.content.putMatches(change, [
      aMatch({ changeId: change.changeId, companyId: companyId('huawei') }),
    ]);
  }
  return site;
}

async function richMatter(site: Site, edits: readonly BeforeAfter[]): Promise<void> {
  const [first] = WHOLE.entries;
  if (first === undefined) throw new Error('the matter has no entry');
  const entries = count(80).map((i) => ({
    ...first,
    changeId: changeIdOf(`step-${i}`),
    docId: docId(`fr:step-${i}`),
    at: new Date(Date.UTC(2019, 0, 1 + 7 * i)).toISOString(),
    title: `Revisions of the entry of ${longName(i)} and of its affiliates on the Entity List ${'and more '.repeat(12)}`,
  }));
  const claims = count(60).flatMap((i) =>
    WHOLE.claims.map((claim) => ({
      ...claim,
      reportId: changeIdOf(`report-${i}`),
      headline: longName(i).repeat(2),
    })),
  );
  await storeMatter(site.content, { ...WHOLE, matterId: matterIdOf('rich'), entries, claims });
  for (const { changeId } of entries)
    await site.content.putAnalysis({ ...listing.analysis, changeId, edits: edits.slice(0, 20) });
}

/** A hundred sources, all of them in trouble. */
async function richSources(site: Site): Promise<void> {
  const now = site.clock.now();
  for (const i of count(100)) {
    const id = sourceId(`source-${i}`);
    await site.sources.lease(id, 'pages', now, new Date(now.getTime() + 1000));
    const state: SourceState = {
      sourceId: id,
      name: `Agency number ${i}: press releases, rules and notices`,
      failures: 3,
      health: 'blocked',
      trouble: { kind: 'blocked', since: '2026-11-01T00:00:00.000Z', looks: 5, told: true },
      lastSuccessAt: '2026-11-01T00:00:00.000Z',
      newsAt: ['2026-10-01T00:00:00.000Z'],
    };
    await site.sources.release(state, 'pages');
  }
}

/** A reader who follows 200 companies, each at a pace of its own. */
async function richReader(site: Site): Promise<string> {
  await site.directory.put({
    companyId: companyId('shenzhen-example-micro-0'),
    name: longName(0),
    aliases: [],
    affiliates: count(40).map((i) => ({
      name: longName(i),
      relation: 'affiliate',
      id: companyId(`affiliate-number-${i}`),
    })),
    lists: [],
    origin: 'screening-list',
  });
  for (const i of count(40))
    await site.directory.put({
      companyId: companyId(`affiliate-number-${i}`),
      name: `Affiliate of ${longName(i)}`,
      aliases: [],
      affiliates: [],
      lists: [],
      origin: 'screening-list',
    });
  const email = 'reader@example.com';
  const reader = aSubscriber(subscriberIdOf(email, pepperOf(KEYS)), [], {
    email,
    companies: count(200).map((i) => ({
      companyId: companyId(`shenzhen-example-micro-${i}`),
      name: longName(i),
      cadence: 'weekly',
    })),
    mutedMatters: count(100).map((i) => ({ matterId: matterIdOf(`m-${i}`), title: longName(i).repeat(2) })),
    exclusions: count(100).map((i) => ({
      companyId: companyId(`shenzhen-example-micro-${i}`),
      alias: longName(i),
    })),
  });
  await site.people.save(reader, undefined);
  const whom = { subscriber: reader.subscriberId, detail: '1' };
  return `/manage/${linkToken(KEYS, 'manage', whom, site.clock.now())}`;
}

test('no page is larger than 30 KB, whatever there is to show', async () => {
  const site = await richSite();
  const person = visitor(site);
  await richSources(site);
  for (const i of count(30)) {
    const day = new Date(site.clock.now().getTime() - i * 86_400_000).toISOString().slice(0, 10);
    await site.quality.add(day, { 'seen-60': 40, 'seen-later': 3, 'sent-15': 123_456, 'sent-300': 9_000 });
  }
  const paths = [
    '/',
    '/link',
    '/privacy',
    '/quality',
    '/status',
    '/latency',
    `/c/${listing.change.changeId}`,
    `/c/${listing.change.changeId}/edits?from=50`,
    '/m/rich',
    '/m/rich?until=40',
    '/company/huawei',
    '/company/huawei?from=40',
    await richReader(site),
  ];
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const page = await person.get(path);
    expect(page.status, path).toBe(200);
    sizes.set(path.slice(0, 30), bytes(page.text));
  }
  const chosen = count(200).map((i) => ['name', longName(i)] as const);
  const signUp = await person.post('/signup', [...chosen, ['action', 'search'], ['q', 'huawei']]);
  sizes.set('sign-up with 200', bytes(signUp.text));
  console.info(Object.fromEntries(sizes));
  expect([...sizes].filter(([, size]) => size > MOST_BYTES)).toEqual([]);
});

test('style sheet and script are smaller than 10 KB each', () => {
  expect(bytes(STYLE)).toBeLessThan(MOST_OF_AN_ASSET);
  expect(bytes(COMPANIES_SCRIPT)).toBeLessThan(MOST_OF_AN_ASSET);
});

test('what a page has no room for is a step away: every line, document and change is on some page', async () => {
  const site = await richSite();
  const person = visitor(site);
  const walk = async (path: string, next: RegExp) => {
    let text = '';
    for (let at: string | undefined = path; at !== undefined; ) {
      const page: string = (await person.get(at)).text;
      text += page;
      at = next.exec(page)?.[1];
    }
    return text;
  };
  const edits = await walk(`/c/${listing.change.changeId}`, /href="(\/c\/[^"]*\/edits\?from=\d+)"/);
  for (const { new: line = '' } of EDITS) expect(edits).toContain(line.slice(0, 50));
  expect(edits).toContain('120 further lines are not kept here');
  const chain = await walk('/m/rich', /href="(\/m\/rich\?until=\d+)"/);
  for (const i of count(80)) expect(chain).toContain(`/c/step-${i}"`);
  const history = await walk('/company/huawei', /href="(\/company\/huawei\?from=\d+)"/);
  for (const i of count(200)) expect(history).toContain(`/c/told-${i}"`);
});

test('companies that a form does not list stay chosen, at their own pace, until they are unticked', async () => {
  const site = await siteInMemory();
  const manage = await richReader(site);
  const person = visitor(site);
  const first = (await person.get(manage)).text;
  expect(first).toContain('8 of 200 companies are listed here');
  const next = (await person.post(manage, [...fieldsOf(first), ['action', 'others-8']])).text;
  expect(next).toContain(longName(8));
  expect(next).not.toContain(`> ${longName(0)}`);
  const without = fieldsOf(next).filter(([, value]) => value !== 'shenzhen-example-micro-9');
  const saved = (await person.post(manage, [...without, ['action', 'save']])).text;
  expect(saved).toContain('Saved.');
  const reader = await site.people.subscriber(subscriberIdOf('reader@example.com', pepperOf(KEYS)));
  expect(reader?.companies).toHaveLength(199);
  expect(reader?.companies.filter(({ cadence }) => cadence === 'weekly')).toHaveLength(199);
});
