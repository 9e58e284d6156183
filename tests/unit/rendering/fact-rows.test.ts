import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../shared/domain/change.ts';
import { FACT_LABELS } from '../../../shared/domain/fact-labels.ts';
import { alertModel, renderAlert } from '../../../shared/domain/rendering/alert.ts';
import { ALWAYS_TOLD } from '../../../shared/domain/rendering/fact-rows.ts';
import { listing } from './huawei-mails.ts';

/** The alert on the first listing as one line of text, had the document stated these facts. */
function textWith(facts: readonly Fact[]): string {
  const model = alertModel({ ...listing, analysis: { ...listing.analysis, facts } });
  return renderAlert(model).text.replace(/\s+/g, ' ');
}

test('what the document does not state is named as not stated, never left out', () => {
  const absent = textWith([]).split('Not stated: ')[1] ?? '';
  expect(absent.startsWith(Object.values(ALWAYS_TOLD).join(', '))).toBe(true);
  expect(FACT_LABELS).toEqual(expect.arrayContaining(Object.keys(ALWAYS_TOLD)));
  const one = textWith([{ label: 'Ends', value: '1 April 2020', date: '2020-04-01' }]);
  expect(one).toContain('Ends: 1 Apr 2020');
  expect(one.split('Not stated: ')[1]).not.toContain(ALWAYS_TOLD.Ends);
});

describe('the words that facts were read from', () => {
  const statedAs = 'A licence is required for all items, and no exception is available.';
  const requirement: Fact = { label: 'Licence requirement', value: 'all items', statedAs };
  const exceptions: Fact = { label: 'Licence exceptions', value: 'none available', statedAs };

  test('are quoted once where they state several in a row', () => {
    const text = textWith([requirement, exceptions]);
    expect(text.split(statedAs)).toHaveLength(2);
    expect(text).toContain('Licence exceptions: none available (text: as above)');
    expect(text).toContain('2 of 2 facts quoted');
  });

  test('are quoted again below a row of other words', () => {
    const other = { ...exceptions, statedAs: 'No exception is available.' };
    const policy: Fact = { label: 'Licence review policy', value: 'denial', statedAs };
    const text = textWith([requirement, other, policy]);
    expect(text.split(statedAs)).toHaveLength(3);
    expect(text).not.toContain('as above');
  });
});

test('a document that says when it ends, but not when it begins, is told by its end', () => {
  expect(textWith([{ label: 'Ends', value: '1 April 2020', date: '2020-04-01' }])).toContain(
    'Ends Wed 1 Apr 2020 unless extended; from when it is in force is not stated',
  );
});
