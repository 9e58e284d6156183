import type { Match } from '../change.ts';
import { type AlertModel, leadOf, pastOf } from './alert.ts';
import { pageLink } from './alert-grounds.ts';
import { answerBlocks } from './alert-matter.ts';
import { groundWords } from './alert-why.ts';
import type { Block, Line, RenderedMail } from './blocks.ts';
import { editItems, sought } from './edit-blocks.ts';
import { feedbackBlock } from './feedback-block.ts';
import { mailFooter, type ReaderLinks, type Sender } from './footer.ts';
import { fittingMail } from './mail-size.ts';
import { clip, counted, oneLine } from './plain-text.ts';
import { highestUrgency } from './urgency.ts';

const SUBJECT_LENGTH = 90;
/** Lines of before and after of one change, and companies under which a reader may object. */
const MOST_LINES = 2;
const MOST_ASKED = 3;

/** One mail of several alerts, the most urgent first: what each says on its first screen, and the page of all of it. */
export function renderTogether(
  given: readonly AlertModel[],
  { sender, links }: { readonly sender: Sender; readonly links: ReaderLinks },
): RenderedMail {
  const models = given.toSorted((a, b) => urgency(b) - urgency(a));
  const [first] = models;
  if (first === undefined) throw new RangeError('no alert to write a mail of');
  const more = ` (and ${models.length - 1} more)`;
  const lead = `These ${models.length} came close to one another, so they are one mail instead of ${models.length}. Most urgent first.`;
  const head: readonly Block[] = [
    { block: 'band', tone: first.story.band.tone, text: `${counted(models.length, 'alert')} in one mail` },
    { block: 'title', text: `${first.headline}${more}` },
    { block: 'lead', line: [lead] },
  ];
  const sections = models.flatMap((model) =>
    sectionOf(model).map((block) => ({ block, page: pageOf(model) })),
  );
  const body = {
    subject: `${clip(first.subject, SUBJECT_LENGTH - more.length)}${more}`,
    preheader: `${first.headline}${more}`,
    blocks: [...head, ...sections.map(({ block }) => block)],
    footer: mailFooter(sender, links, 'You get this because you follow the companies named above.'),
  };
  return fittingMail(body, (at) => sections[at - head.length]?.page ?? pageOf(first));
}

function sectionOf(model: AlertModel): readonly Block[] {
  const { story, input } = model;
  const { analysis, metadata, matches, change, sender, feedback } = input;
  const lines =
    change.type === 'withdrawn' ? [] : editItems(analysis.edits ?? [], MOST_LINES, ...sought(matches));
  const source: Line = [
    'Source: ',
    { link: clip(oneLine(change.title), 160), url: change.url },
    `, ${oneLine(metadata.publisher)}. In full, with doubts: `,
    pageLink(sender, change),
  ];
  return [
    { block: 'heading', level: 2, text: model.headline },
    { block: 'paragraph', line: [{ strong: `[${story.band.text}]` }, ' ', ...leadOf(model)] },
    ...answerBlocks(pastOf(input)),
    ...(story.facts.length > 0 ? [{ block: 'facts' as const, rows: story.facts }] : []),
    ...(lines.length > 0 ? [{ block: 'list' as const, items: lines }] : []),
    { block: 'paragraph', line: source },
    ...matches
      .slice(0, MOST_ASKED)
      .flatMap((match): readonly Block[] => [
        { block: 'paragraph', small: true, line: whyLine(match) },
        feedbackBlock(feedback, match),
      ]),
  ];
}

/** Why the reader got it, with the first words that prove it. */
function whyLine(match: Match): Line {
  const [evidence] = match.evidence;
  const quote = evidence ? ` “${clip(oneLine(evidence.quote), 200)}”` : '';
  return ['Why: ', { strong: oneLine(match.companyName) }, `: ${groundWords(match)}${quote}`];
}

const pageOf = ({ input: { sender, change } }: AlertModel) => `${sender.publicUrl}/c/${change.changeId}`;

const urgency = ({ input }: AlertModel) => highestUrgency(input.change, input.matches);
