import { describe, expect, test } from 'vitest';
import type { ChangeId } from '../../shared/domain/ids.ts';
import type { Claim, Matter } from '../../shared/domain/matters/matter.ts';
import {
  company,
  furnish,
  furnishedWorld,
  HIKVISION,
  HUAWEI,
  listingText,
  reader,
} from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const DAY_MS = 86_400_000;
const press = { trust: 'reported', stage: 'reported', publisher: 'A daily' } as const;
const TWO_RULES = {
  ...press,
  doc: 'report-1',
  title: 'U.S. weighs wider reach over goods for Huawei',
  text: `U.S. weighs wider reach over goods for Huawei

The administration is considering a change to the de minimis rule and one to the foreign direct product rule for Huawei, two people said. Neither has been decided, and no text has been filed. The department did not answer, and Huawei declined to comment.`,
};
const DIRECT_PRODUCT = {
  doc: 'fr:2026-40001',
  title: 'Foreign-Produced Direct Product Rule Additions',
  text: `DEPARTMENT OF COMMERCE

Bureau of Industry and Security

15 CFR Part 734

Foreign-Produced Direct Product Rule Additions

AGENCY: Bureau of Industry and Security, Commerce.

ACTION: Final rule.

SUMMARY: This rule amends the foreign direct product rule so that foreign-made items that are the direct product of U.S. technology need a license when they are destined for ${HUAWEI.name}.

DATES: This rule is effective October 20, 2026.

[FR Doc. 2026-40001]
`,
};

const to = (w: World, name: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com`).map(({ mail }) => textOf(mail));

async function exportControls(w: World): Promise<Matter> {
  const head = (await w.content.mattersOf(HUAWEI.companyId)).find(
    ({ regime }) => regime === 'export-controls',
  );
  const matter = head && (await w.content.matter(head.matterId));
  if (matter === undefined) throw new TypeError('there is no matter');
  return matter;
}

const states = (claims: readonly Claim[]) =>
  Object.fromEntries(claims.map(({ mechanism, state }) => [mechanism, state]));

/** Days on which nothing happens but the sweeper. */
async function passDays(w: World, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    w.clock.advance(DAY_MS);
    await w.sweep();
    await w.pump();
  }
}

async function worldWithReaders(options: { readonly seed?: number; readonly repeats?: number } = {}) {
  const w = await furnishedWorld(options);
  await reader(w, 'ann', [HUAWEI]);
  await reader(w, 'dan', [HIKVISION]);
  return w;
}

describe('a report that no rule meets', () => {
  test('is closed after twelve months, and those who had it are told once', async () => {
    const w = await worldWithReaders();
    await detect(w, TWO_RULES);
    await passMinutes(w, 2);
    expect(to(w, 'ann')).toHaveLength(1);
    await passDays(w, 364);
    expect(to(w, 'ann')).toHaveLength(1);
    await passDays(w, 30);
    expect(w.failures).toEqual([]);
    expect(to(w, 'ann')).toHaveLength(2);
    expect(to(w, 'dan')).toHaveLength(0);
    const { claims, entries } = await exportControls(w);
    expect(states(claims)).toEqual({ 'de-minimis': 'not-acted-on', 'direct-product': 'not-acted-on' });
    expect(entries.map(({ type }) => type)).toEqual(['new', 'not-acted-on']);
    const analysis = await w.content.analysis(entries[1]?.changeId ?? ('' as ChangeId));
    expect(analysis?.facts.filter(({ label }) => label === 'Not acted on').map(({ value }) => value)).toEqual(
      ['de minimis rule', 'foreign direct product rule'],
    );
    expect(analysis?.answers).toBeUndefined();
  });

  test('in part says which part never came, and which document did the other', async () => {
    const w = await worldWithReaders();
    await detect(w, TWO_RULES);
    await passMinutes(w, 2);
    w.clock.advance(10 * DAY_MS);
    const rule = await detect(w, DIRECT_PRODUCT);
    await passMinutes(w, 2);
    expect((await w.content.analysis(rule))?.answers).toMatchObject([
      { outcome: 'partial', met: ['direct-product'], stillOpen: ['de-minimis'] },
    ]);
    await passDays(w, 380);
    const { claims, entries } = await exportControls(w);
    expect(states(claims)).toEqual({ 'de-minimis': 'not-acted-on', 'direct-product': 'met' });
    const end = entries.find(({ type }) => type === 'not-acted-on');
    const analysis = await w.content.analysis(end?.changeId ?? ('' as ChangeId));
    expect(analysis?.facts.filter(({ label }) => label === 'Not acted on')).toHaveLength(1);
    expect(analysis?.answers).toMatchObject([
      { answeredBy: rule, outcome: 'partial', met: ['direct-product'], stillOpen: ['de-minimis'] },
    ]);
    expect(to(w, 'ann')).toHaveLength(3);
  });

  test('is not told where it told of a thing as done: that report only could not be placed', async () => {
    const w = await worldWithReaders();
    const title = 'U.S. adds Huawei to Entity List';
    await detect(w, {
      ...press,
      doc: 'done',
      title,
      text: `${title}\n\nThe Commerce Department added Huawei to the Entity List on Friday, it said in a statement.`,
    });
    await passMinutes(w, 2);
    expect(to(w, 'ann')).toHaveLength(1);
    await passDays(w, 400);
    expect(to(w, 'ann')).toHaveLength(1);
    expect(states((await exportControls(w)).claims)).toEqual({ 'entity-list': 'not-acted-on' });
  });

  test('that was silent claims nothing', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...TWO_RULES, silent: true });
    await passDays(w, 400);
    expect((await exportControls(w)).claims).toEqual([]);
    expect(w.ses.accepted).toEqual([]);
  });
});

describe('a rule that meets a report', () => {
  test('met all of it: nobody hears of it again', async () => {
    const w = await worldWithReaders();
    const title = 'Huawei may be put on the Entity List';
    await detect(w, {
      ...press,
      doc: 'listing',
      title,
      text: `${title}\n\nThe Commerce Department is weighing whether to add Huawei to the Entity List, two people said.`,
    });
    await passMinutes(w, 2);
    w.clock.advance(30 * DAY_MS);
    const rule = await detect(w, {
      doc: 'fr:2026-40002',
      title: 'Addition of an Entity to the Entity List',
      text: listingText(HUAWEI.name, '2026-40002'),
    });
    await passMinutes(w, 2);
    expect((await w.content.analysis(rule))?.answers).toMatchObject([{ outcome: 'realised' }]);
    await passDays(w, 400);
    expect(to(w, 'ann')).toHaveLength(2);
  });

  test('that is withdrawn has met nothing: the report waits again', async () => {
    const w = await worldWithReaders();
    await detect(w, TWO_RULES);
    w.clock.advance(DAY_MS);
    await detect(w, DIRECT_PRODUCT);
    await passMinutes(w, 2);
    expect(states((await exportControls(w)).claims)['direct-product']).toBe('met');
    await detect(w, { ...DIRECT_PRODUCT, type: 'withdrawn', stage: 'withdrawn' });
    await passMinutes(w, 2);
    expect(states((await exportControls(w)).claims)).toEqual({
      'de-minimis': 'open',
      'direct-product': 'open',
    });
  });

  test('that was public before we saw the report leaves nothing open, and the report shows the record', async () => {
    const w = await worldWithReaders();
    await detect(w, { ...DIRECT_PRODUCT, metadata: { issuedAt: '2026-10-02T12:00:00.000Z' } });
    await passMinutes(w, 2);
    const late = { ...TWO_RULES, metadata: { issuedAt: '2026-10-01T09:00:00.000Z' } };
    const report = await detect(w, late);
    await passMinutes(w, 2);
    expect(states((await exportControls(w)).claims)).toEqual({
      'de-minimis': 'open',
      'direct-product': 'met',
    });
    expect((await w.content.analysis(report))?.answers).toMatchObject([
      { reportId: report, outcome: 'partial', met: ['direct-product'] },
    ]);
  });

  test('names a class without its members: it meets what was reported of a member, and of nobody else', async () => {
    const w = await furnishedWorld();
    await furnish(w);
    await w.directory.put({ ...HUAWEI, lists: ['EL', 'EL_FN1'] });
    await detect(w, TWO_RULES);
    const title = 'U.S. weighs a wider foreign direct product rule for Hikvision';
    await detect(w, {
      ...press,
      doc: 'report-2',
      title,
      text: `${title}\n\nThe administration is considering a change to the foreign direct product rule for Hikvision, two people said.`,
    });
    await passMinutes(w, 2);
    const text = DIRECT_PRODUCT.text.replace(
      HUAWEI.name,
      'any entity with a footnote 1 designation on the Entity List',
    );
    const rule = await detect(w, { ...DIRECT_PRODUCT, text });
    await passMinutes(w, 2);
    const analysis = await w.content.analysis(rule);
    expect(analysis).toMatchObject({ scope: 'entity_listed_fn1', answers: [{ met: ['direct-product'] }] });
    expect(states((await exportControls(w)).claims)['direct-product']).toBe('met');
    const open = await w.content.claimsOn('direct-product', '2026-01-01T00:00:00.000Z', 10);
    expect(
      open.filter(({ claim }) => claim.state === 'open').map(({ claim }) => claim.reportId),
    ).toHaveLength(1);
  });

  test('reaches somebody else: the claim stays open', async () => {
    const w = await worldWithReaders();
    await detect(w, TWO_RULES);
    await passMinutes(w, 2);
    await detect(w, { ...DIRECT_PRODUCT, text: DIRECT_PRODUCT.text.replace(HUAWEI.name, HIKVISION.name) });
    await passMinutes(w, 2);
    expect(states((await exportControls(w)).claims)).toEqual({
      'de-minimis': 'open',
      'direct-product': 'open',
    });
  });
});

describe('whatever comes twice or in another order', () => {
  test('the matter is the same', async () => {
    const whole = async (options: { readonly seed: number; readonly repeats?: number }) => {
      const w = await worldWithReaders(options);
      await detect(w, TWO_RULES);
      await passMinutes(w, 1);
      await detect(w, DIRECT_PRODUCT);
      await detect(w, {
        ...DIRECT_PRODUCT,
        text: `${DIRECT_PRODUCT.text}\n`,
        type: 'published',
        stage: 'published',
      });
      await passMinutes(w, 2);
      expect(w.failures).toEqual([]);
      return { matter: await exportControls(w), mails: w.ses.accepted.length };
    };
    const first = await whole({ seed: 1 });
    for (let seed = 2; seed <= 12; seed += 1)
      expect(await whole({ seed, repeats: 0.6 }), `seed ${seed}`).toEqual(first);
  });

  test('of a report and its rule that come at the same moment the claim is met, whichever is read first', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const w = await worldWithReaders({ seed });
      await detect(w, TWO_RULES);
      await detect(w, DIRECT_PRODUCT);
      await passMinutes(w, 2);
      expect(states((await exportControls(w)).claims), `seed ${seed}`).toEqual({
        'de-minimis': 'open',
        'direct-product': 'met',
      });
    }
  });

  test('a company that is only named beside the target has its claim met with the other', async () => {
    const w = await furnishedWorld();
    const foundry = company('foundry', ['Far Foundry']);
    await w.directory.put(foundry);
    const text = TWO_RULES.text.replace(
      'Neither',
      'Far Foundry, which may need a license to supply Huawei, is to be put under the rule too. Neither',
    );
    await detect(w, { ...TWO_RULES, text });
    await passMinutes(w, 2);
    await detect(w, DIRECT_PRODUCT);
    await passMinutes(w, 2);
    const claims = await w.content.claimsOn('direct-product', '2026-01-01T00:00:00.000Z', 10);
    expect(claims.map(({ claim }) => claim.state)).toEqual(claims.map(() => 'met'));
  });
});
