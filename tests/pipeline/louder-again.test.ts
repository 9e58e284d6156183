import { expect, test } from 'vitest';
import { giveFeedback, undoFeedback } from '../../shared/application/give-feedback.ts';
import { quietName, takeBack } from '../../shared/application/reader/take-back.ts';
import { furnishedWorld, HUAWEI, reader } from '../harness/builders.ts';
import { file } from '../harness/burst.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const [FIRST, SECOND] = ['2026-20001', '2026-20002'] as const;

/** The token of a link in the newest mail. */
function tokenIn(w: World, kind: 'f' | 'manage'): string {
  const mail = w.ses.accepted.at(-1)?.mail;
  return new RegExp(`/${kind}/([^?\\s>]+)`).exec(mail ? textOf(mail) : '')?.[1] ?? 'no link';
}

/** The kinds of the mails that told of a document. */
const tellings = (w: World, doc: string) =>
  w.ses.accepted
    .filter(({ mail }) => textOf(mail).includes(`List ${doc}`))
    .map(({ mail }) => mail.tags['kind']);

test.each([
  [
    'undone',
    (w: World) => {
      const token = tokenIn(w, 'f');
      return () => w.invoke(({ deps }) => undoFeedback(deps, token, 'not-useful'));
    },
  ],
  [
    'taken back on her page',
    (w: World) => {
      const token = tokenIn(w, 'manage');
      const name = quietName({ companyId: HUAWEI.companyId, kind: 'entity_list_addition', to: 'digest' });
      return () => w.invoke(({ deps }) => takeBack(deps, token, [name]));
    },
  ],
] as const)(
  'what was left to the digest by an answer is in it, though the answer was %s before',
  async (_, withdrawing) => {
    const w = await furnishedWorld({ start: '2026-06-02T15:00:00Z' });
    await reader(w, 'ann', [HUAWEI], { sendHour: 9, noQuietNote: true, eachAlone: true });
    await file(w, FIRST);
    await passMinutes(w, 2);
    const token = tokenIn(w, 'f');
    const withdraw = withdrawing(w);
    const form = { verdict: 'not-useful', names: [], words: '' } as const;
    await w.invoke(({ deps }) => giveFeedback(deps, token, form));
    await file(w, SECOND);
    await passMinutes(w, 30);
    expect(tellings(w, SECOND)).toEqual([]);
    await withdraw();
    await file(w, '2026-20003');
    await passMinutes(w, 5);
    expect(tellings(w, '2026-20003')).toEqual(['alert']);
    await passQuartersUntil(w, '2026-06-05T18:00:00Z');
    expect(w.ses.accepted.map(({ mail }) => mail.tags['kind'])).toEqual(['alert', 'alert', 'daily']);
    const digest = w.ses.accepted.at(-1)?.mail;
    const told = digest ? textOf(digest) : '';
    expect([told.includes(`List ${FIRST}`), told.includes(`List ${SECOND}`)]).toEqual([false, true]);
  },
);
