import { nameKey } from '../amendments/names.ts';
import type { Evidence, Match } from '../change.ts';
import type { Subscriber } from '../subscriber.ts';
import { type Grounds, pageLink, sureWords } from './alert-grounds.ts';
import type { Block, Line } from './blocks.ts';
import { type FeedbackLinks, feedbackBlock } from './feedback-block.ts';
import { clip, counted, oneLine } from './plain-text.ts';
import { reasonWords } from './reasons.ts';
import { GRADE_WORDS } from './wording.ts';

const MOST_REASONS = 8;
const MOST_GLANCED = 2;

interface Why extends Grounds {
  readonly subscriber: Pick<Subscriber, 'companies'>;
  readonly feedback: FeedbackLinks;
}

/** Why the reader got the alert: each watch with grade, reason and the words that prove it, and how to object. */
export function whyBlocks({ matches, subscriber, sender, change, feedback }: Why): readonly Block[] {
  const shown = matches.slice(0, MOST_REASONS);
  const left = matches.length - shown.length;
  const watched = followedNames({ subscriber });
  const more: Line = [
    `${counted(left, 'more company', 'more companies')} you follow: `,
    pageLink(sender, change),
  ];
  return [
    { block: 'heading', level: 2, text: 'Why you got this' },
    ...shown.flatMap((match) => watchBlocks(match, watched.get(match.companyId), feedback)),
    ...(left > 0 ? [{ block: 'paragraph' as const, line: more }] : []),
  ];
}

/** Whose watch it is and how sure, for the first screen; the grounds of both follow further down. */
export function glanceBlock(why: Why): Block {
  const watched = followedNames(why);
  const shown = why.matches
    .slice(0, MOST_GLANCED)
    .flatMap(
      (match, at): Line => [
        at === 0 ? 'You follow ' : ', ',
        { strong: oneLine(watched.get(match.companyId) ?? match.companyName) },
        ` (${gradeWords(match)})`,
      ],
    );
  const left = why.matches.length - MOST_GLANCED;
  const more = left > 0 ? ` and ${counted(left, 'more company', 'more companies')}` : '';
  return { block: 'paragraph', small: true, line: [...shown, `${more}. How sure: ${sureWords(why)}`] };
}

const followedNames = ({ subscriber }: Pick<Why, 'subscriber'>) =>
  new Map(subscriber.companies.map((follow) => [follow.companyId, follow.name]));

function watchBlocks(match: Match, followed: string | undefined, feedback: FeedbackLinks): readonly Block[] {
  const [evidence] = match.evidence;
  const line: Line = [
    'Your watch ',
    { strong: oneLine(followed ?? match.companyName) },
    `: ${groundWords(match)}`,
  ];
  return [
    { block: 'paragraph', line },
    ...(evidence ? [quoteOf(evidence)] : []),
    feedbackBlock(feedback, match),
  ];
}

/** "listed alias, as “HiSilicon”; it stands in a row of a list that the document amends." */
export function groundWords(match: Match): string {
  const { via, evidence } = match;
  const [first] = evidence;
  const through = via && !isOwnName(via, match) ? ` (${clip(oneLine(via), 80)})` : '';
  const words = first ? `, as “${clip(oneLine(first.alias), 80)}”; ${reasonWords(first)}` : '';
  return `${gradeWords(match)}${through}${words}.`;
}

/** How sure a match is; who follows a short name may be reached by a longer one that holds it, and by no affiliate at all. */
function gradeWords(match: Match): string {
  const { grade, via, evidence } = match;
  const longer = grade === 'affiliate' && via !== undefined && isOwnName(via, match);
  return longer && evidence[0]?.role !== 'affiliate' ? 'its name within a longer one' : GRADE_WORDS[grade];
}

const isOwnName = (via: string, { companyName }: Match) =>
  `${nameKey(companyName)} `.startsWith(`${nameKey(via)} `);

/** The words of the source, where they stand in it, and the rule that decided. */
export function quoteOf({ quote, sectionRole, start, ruleId }: Evidence): Block {
  const where = `${sectionRole.replace('-', ' ')}, character ${start.toLocaleString('en-US')} of the stored text`;
  return { block: 'quote', text: clip(oneLine(quote), 240), source: `${where}, rule ${oneLine(ruleId)}` };
}
