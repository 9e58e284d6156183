import { describe, expect, test } from 'vitest';
import type { ChangeId } from '../../shared/domain/ids.ts';
import { furnish, furnishedWorld, HIKVISION, HUAWEI, listingText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import {
  DAY_MS,
  DIRECT_PRODUCT,
  exportControls,
  passDays,
  press,
  states,
  TWO_RULES,
  to,
  worldWithReaders,
} from '../harness/reported-rules.ts';

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
    expect(to(w, 'ann').filter((mail) => !mail.startsWith('[ REMINDER ]'))).toHaveLength(3);
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
