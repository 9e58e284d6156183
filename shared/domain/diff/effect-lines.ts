import type { Fact, ReadableDocument } from '../change.ts';
import type { SectionRole } from '../document.ts';
import { sentencesOf } from '../reading/sentences.ts';
import type { BeforeAfter } from './before-after.ts';

/** Where a document says what it does to the effect of another (Document Drafting Handbook of the Federal Register, 2.11). */
const SPEAKING: readonly SectionRole[] = ['action', 'dates', 'summary', 'instruction'];
const AGAIN =
  /\breinstat(?:es?|ed|ing) (?:\w+ ){0,3}(?:rules?|regulations?|amendments?|provisions?|sections?|part|supplement|§)|\b(?:stay|suspension)\b[^.;]{0,120}\bis (?:lifted|ended|terminated|vacated)|\blift(?:s|ed|ing)? (?:of )?the (?:stay|suspension)\b/i;
const CITED = /\b\d{1,3} FR \d{1,6}\b/;

/**
 * What a document does to rules that it leaves as they read: suspended until a day (as the facts state it), or in force
 * again. Lines of another kind are not its business; most documents give none.
 */
export function effectLines(doc: ReadableDocument, facts: readonly Fact[]): readonly BeforeAfter[] {
  const regulation = facts.find(({ label }) => label === 'Regulation')?.value ?? '';
  const line = (said: string, old: string, now: string): BeforeAfter => ({
    basis: 'instructed',
    field: 'effect',
    old,
    new: now,
    where: CITED.exec(said)?.[0] ?? regulation,
  });
  const suspended = facts.filter(({ label }) => label === 'Suspended until');
  if (suspended.length > 0)
    return suspended.map(({ value, statedAs }) =>
      line(statedAs ?? '', 'in force', `suspended until ${value}`),
    );
  const again = doc.sections
    .filter(({ role }) => SPEAKING.includes(role))
    .flatMap(({ text }) => sentencesOf(text))
    .find((sentence) => AGAIN.test(sentence));
  return again === undefined ? [] : [line(again, 'suspended', 'in force again')];
}
