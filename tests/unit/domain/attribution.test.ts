import { describe, expect, test } from 'vitest';
import {
  attributionFacts,
  attributionOf,
  type ReportedEvent,
  retells,
  sameEvent,
  withOtherOutlet,
} from '../../../shared/domain/attribution.ts';
import type { DocumentMetadata, PressFacts } from '../../../shared/domain/document.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { storySketch } from '../../../shared/domain/story.ts';

const metadata = (press: Partial<PressFacts>, publisher = 'The Daily'): DocumentMetadata => ({
  title: 'A report',
  url: 'https://daily.example/1',
  type: 'Article',
  stage: 'reported',
  publisher,
  agencies: [],
  press: { outlet: 'The Daily', citing: [], sourcing: 'anonymous', paywalled: false, ...press },
});
const lines = (of: DocumentMetadata) => {
  const attribution = attributionOf(of);
  return attribution === undefined
    ? []
    : attributionFacts(attribution).map(({ label, value }) => `${label}: ${value}`);
};

describe('whose report a story is', () => {
  test('of an agency, reprinted', () => {
    expect(lines(metadata({ origin: { name: 'Reuters', reprinted: true } }))).toEqual([
      'Original report: Reuters, as reprinted by The Daily',
      'Sources: people it does not name',
      'Independent sources: 1',
    ]);
    expect(lines(metadata({}, 'Reuters'))[0]).toBe('Original report: Reuters, as reprinted by The Daily');
  });

  test('of another paper, retold', () => {
    const retold = metadata({ origin: { name: 'Nikkei', reprinted: false }, sourcing: 'named' });
    expect(lines(retold).slice(0, 2)).toEqual([
      'Original report: Nikkei, as retold by The Daily',
      'Sources: named in the report',
    ]);
  });

  test('of its own', () => {
    expect(lines(metadata({ citing: ['Bloomberg'], sourcing: 'none stated' }))).toEqual([
      'Original report: The Daily',
      'Sources: none stated',
      'Independent sources: 1',
    ]);
    expect(attributionOf(metadata({ origin: { name: 'Daily', reprinted: false } }))?.via).toBeUndefined();
  });

  test('is not told where nothing of its text is known', () => {
    const { press: _, ...bare } = metadata({});
    expect(attributionOf(bare)).toBeUndefined();
  });

  test('and who else has it: copies do not make it stronger, other desks do', () => {
    const facts = attributionFacts({ original: 'Reuters', sources: 'anonymous', independent: 1 });
    const carried = withOtherOutlet(facts, 'Orbita', 'carried');
    const twice = withOtherOutlet(withOtherOutlet(carried, 'Nikkei', 'reported'), 'The Nikkei', 'reported');
    const value = (label: string) => twice.filter((fact) => fact.label === label).map((fact) => fact.value);
    expect(value('Also carried by')).toEqual(['Orbita']);
    expect(value('Also reported by')).toEqual(['Nikkei']);
    expect(value('Independent sources')).toEqual(['2']);
    expect(withOtherOutlet(carried, 'Orbita', 'carried')).toBe(carried);
  });
});

const TEXT = `The government is weighing two rules that would let it stop more sales of foreign-made goods to the
telephone maker, people who know the plans said on Friday. One rule decides how much American content a product may hold
before a licence is needed, today 25 percent for most goods sent there. Nothing has been decided and no text was filed.`;

const event = (given: Partial<ReportedEvent> = {}): ReportedEvent => ({
  companies: [companyId('telmara')],
  mechanisms: ['de-minimis', 'direct-product'],
  at: '2019-11-29T18:00:00.000Z',
  title: 'US weighs new limits on foreign goods for Telmara',
  sketch: storySketch(TEXT),
  ...given,
});
const other = {
  title: 'Washington considers limits on foreign goods sold to Telmara',
  sketch: storySketch(
    `Officials discuss tightening limits on chips made overseas for the Chinese phone group, according to two persons briefed
     on the matter. Among the ideas is lowering the share of American parts that makes a shipment subject to control.`,
  ),
};

describe('two reports are of one event', () => {
  test('if company, mechanism and days agree and headline or text are alike', () => {
    expect(sameEvent(event(), event({ ...other, at: '2019-12-01T09:00:00.000Z' }))).toBe(true);
  });

  test.each([
    ['another company', { companies: [companyId('borvik')] }],
    ['another mechanism', { mechanisms: ['sanctions'] }],
    ['no mechanism stated', { mechanisms: [] }],
    ['more than three days between', { at: '2019-12-03T09:00:00.000Z' }],
    [
      'neither headline nor text alike',
      { title: 'Markets fall on trade fears', sketch: storySketch('Stocks fell.') },
    ],
  ])('and not with %s', (_name, given) => {
    expect(sameEvent(event(), event({ ...other, ...given }))).toBe(false);
  });

  test('and one retells the other only if it adds no number and is near in words', () => {
    const retold = TEXT.replace(
      'The government is weighing',
      'Washington is, an agency says, weighing',
    ).replace(
      'Nothing has been decided and no text was filed.',
      'No text was filed, and the ministry did not answer.',
    );
    const later = (text: string) => event({ title: other.title, sketch: storySketch(text) });
    expect(retells(later(retold), event())).toBe(true);
    expect(retells(later(`${retold} The licence of 90 days ends in May.`), event())).toBe(false);
    expect(retells(event({ ...other }), event())).toBe(false);
  });
});
