import type { Match } from '../change.ts';
import { VERDICTS, type Verdict } from '../feedback.ts';
import type { Block } from './blocks.ts';

/** The address of the page on which a reader says what is wrong with a match. */
export type FeedbackLinks = (match: Pick<Match, 'changeId' | 'companyId'>) => string;

/** The three things one may say, as links and buttons call them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'not-my-company': 'Not my company',
  'not-useful': 'Right company, not useful',
  'wrong-fact': 'Wrong fact',
};

/** The three answers that stand under a match. Opening one changes nothing: the page has a button. */
export function feedbackBlock(links: FeedbackLinks, match: Match): Block {
  const page = links(match);
  const answers = VERDICTS.map((verdict) => ({
    text: VERDICT_WORDS[verdict],
    url: `${page}?say=${verdict}`,
  }));
  return { block: 'choice', answers, page };
}
