import { describe, expect, test } from 'vitest';
import { memoryContentStore } from '../../../shared/adapters/memory/memory-content-store.ts';
import { relationOf } from '../../../shared/application/analyzing/reprints.ts';
import type { PressFacts } from '../../../shared/domain/document.ts';
import { changeIdOf, companyId, docId } from '../../../shared/domain/ids.ts';
import { aChange, aMatch, aRevision } from '../../harness/fixtures-for-contract.ts';

const FIRST = `US may widen curbs on Telmara

The U.S. government may widen its power to stop more foreign shipments of goods with American technology to Telmara, two
sources said. Under the de minimis rule, products with more than 25 percent of American content need a licence when they are
sent to a listed company. The foreign direct product rule is under review as well, the people said. The department declined
to comment, and the company did not answer at once. Nothing has been decided so far, they said.`;

const OTHER = `Washington weighs curbs on foreign chips for Telmara

Officials are discussing a lower de minimis level for goods made abroad, according to people briefed on the talks inside the
Commerce Department. A wider direct product rule is on the table too. Industry groups were told to expect a text early next
year, and two of them asked for a long transition in letters that this newspaper has seen.`;

interface Given {
  readonly id: string;
  readonly text: string;
  readonly press: Partial<PressFacts>;
  readonly at?: string;
  readonly company?: string;
}

const title = (text: string) => text.slice(0, text.indexOf('\n'));

function reportOf({ id, text, press, at = '2019-11-29T20:00:00.000Z', company = 'telmara' }: Given) {
  const doc = docId(id);
  const change = aChange({
    changeId: changeIdOf(id),
    docId: doc,
    trust: 'reported',
    type: 'new',
    stage: 'reported',
    title: title(text),
    detectedAt: at,
    silent: false,
    fromRev: undefined,
    toRev: 1,
  });
  const revision = aRevision({
    docId: doc,
    trust: 'reported',
    textFormat: 'article-text',
    metadata: {
      title: title(text),
      url: `https://${id}.example/1`,
      type: 'Article',
      stage: 'reported',
      publisher: press.outlet ?? id,
      agencies: [],
      issuedAt: at,
      press: { citing: [], sourcing: 'anonymous', paywalled: false, ...press },
    },
  });
  const match = aMatch({
    changeId: change.changeId,
    companyId: companyId(company),
    decision: 'alert',
    kind: 'reported_not_official',
  });
  return { change, revision, text, matches: [match] };
}

/** How a later report stands to the first one, of which readers were told. */
async function relation(later: Given) {
  const content = memoryContentStore();
  const first = reportOf({ id: 'northgate', text: FIRST, press: { outlet: 'Northgate Wire' } });
  await content.putRevision(first.revision, first.text);
  await content.putChange(first.change, new Date(first.change.detectedAt));
  await content.putMatches(first.change, first.matches);
  const found = await relationOf(content, reportOf({ at: '2019-11-30T08:00:00.000Z', ...later }));
  return found === undefined ? undefined : `${found.kind} of ${found.first.changeId}`;
}

describe('a later report', () => {
  test('that reprints the first is a copy, whoever carries it', async () => {
    const text = `Curbs on Telmara may widen: sources\n\nNorthgate Wire. Washington.\n\n${FIRST.slice(FIRST.indexOf('\n') + 2)}`;
    expect(await relation({ id: 'delta', text, press: { outlet: 'Delta Times' } })).toBe('copy of northgate');
  });

  test('that retells it in its name and adds no number is a copy', async () => {
    const text = `US may widen curbs on Telmara, reports say

The U.S. government may widen its power to stop more foreign shipments of goods with American technology to Telmara, the
Northgate Wire reported, citing two sources. The measures would touch the de minimis rule and the direct product rule. The
ministry in Beijing has not answered, and shares of suppliers fell in early trade in Asia on the news of it all.`;
    const press = { outlet: 'Orbita', origin: { name: 'Northgate Wire', reprinted: false } };
    expect(await relation({ id: 'orbita', text, press })).toBe('copy of northgate');
    const more = `${text} The new level would be 10 percent.`;
    expect(await relation({ id: 'orbita', text: more, press })).toBeUndefined();
  });

  test('of another desk with sources of its own is another report of the same event', async () => {
    expect(await relation({ id: 'courier', text: OTHER, press: { outlet: 'The Harbour Courier' } })).toBe(
      'same-event of northgate',
    );
  });

  test('about another company, or a week later, stands alone', async () => {
    const press = { outlet: 'The Harbour Courier' };
    expect(await relation({ id: 'courier', text: OTHER, press, company: 'borvik' })).toBeUndefined();
    expect(
      await relation({ id: 'courier', text: OTHER, press, at: '2019-12-04T08:00:00.000Z' }),
    ).toBeUndefined();
  });
});
