import type { Matter } from '../matters/matter.ts';
import type { Subscriber } from '../subscriber.ts';
import { confidenceBlocks, type Grounds, provenanceRows } from './alert-grounds.ts';
import type { Earlier } from './alert-history.ts';
import { answerBlocks, type Past, pastBlocks, recordBlocks } from './alert-matter.ts';
import { glanceBlock, whyBlocks } from './alert-why.ts';
import type { Block, FactRow, Line, MailBody, RenderedMail } from './blocks.ts';
import { calendarBlocks } from './calendar-line.ts';
import { type ChangeStory, changeStory } from './change-story.ts';
import { type Difference, materialDifferences, type Stated } from './differences.ts';
import { editBlocks, editLine } from './edit-blocks.ts';
import type { FeedbackLinks } from './feedback-block.ts';
import { mailFooter, type ReaderLinks } from './footer.ts';
import { fittingMail } from './mail-size.ts';
import { clip } from './plain-text.ts';
import { actReported } from './story-input.ts';
import { alertHeadline, alertSubject } from './subject.ts';
import { GRADE_RANK } from './wording.ts';

export interface AlertInput extends Grounds {
  /** The matters of the reader's companies that the change belongs to, the one of the surest match first. */
  readonly matters: readonly Matter[];
  /** Told where there is no matter; in any order, the change itself and later ones are left out here. */
  readonly history: readonly Earlier[];
  readonly subscriber: Pick<Subscriber, 'companies' | 'hideNamesInSubject' | 'noReminders'>;
  /** The revision before this one, for `published` and `amended`. */
  readonly previous?: Stated;
  readonly links: ReaderLinks;
  readonly feedback: FeedbackLinks;
  /** Said before everything else: that this is a preview. */
  readonly notice?: string;
}

/** Everything an alert says, before it is put in order. */
export interface AlertModel {
  readonly subject: string;
  readonly headline: string;
  readonly story: ChangeStory;
  readonly differences: readonly Difference[];
  readonly input: AlertInput;
}

/** Lines of before and after in one place; the page has the others. */
const MOST_LINES = 4;

/** Gathers what one reader is told about one change. Pure: equal input, equal mail. */
export function alertModel(given: AlertInput): AlertModel {
  const { previous, analysis, metadata } = given;
  const matches = given.matches.toSorted((a, b) => GRADE_RANK[a.grade] - GRADE_RANK[b.grade]);
  const input = { ...given, matches };
  return {
    subject: alertSubject(input, input.subscriber.hideNamesInSubject),
    headline: alertHeadline(input),
    story: changeStory(input),
    differences: previous ? materialDifferences(previous, { metadata, facts: analysis.facts }) : [],
    input,
  };
}

/** The alert as subject, text and HTML. A `published` change gives the short update, `withdrawn` the retraction. */
export function renderAlert(model: AlertModel): RenderedMail {
  return fittingMail(alertBody(model), () => pageOf(model.input));
}

const pageOf = ({ sender, change }: AlertInput) => `${sender.publicUrl}/c/${change.changeId}`;

function alertBody(model: AlertModel): MailBody {
  const { story, input } = model;
  const past = pastOf(input);
  return {
    subject: model.subject,
    preheader: story.lead
      .map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : ''))
      .join(''),
    blocks: [
      ...noticeBlocks(input),
      { block: 'band', tone: story.band.tone, text: story.band.text },
      { block: 'title', text: model.headline },
      { block: 'lead', line: leadOf(model) },
      glanceBlock(input),
      ...answerBlocks(past),
      ...recordBlocks(past),
      ...middle(model),
      ...calendarBlocks(input.change, input.analysis, {
        publicUrl: input.sender.publicUrl,
        now: input.now,
        reminds: input.subscriber.noReminders !== true,
      }),
      ...whyBlocks(input),
      ...pastBlocks(past, input.history),
      ...(input.change.type === 'withdrawn' ? [] : nextBlocks(story, input)),
      { block: 'heading', level: 2, text: 'Where this comes from' },
      { block: 'facts', rows: provenanceRows(input) },
      ...confidenceBlocks(input),
    ],
    footer: mailFooter(input.sender, input.links, 'You get this because you follow the company named above.'),
  };
}

const noticeBlocks = ({ notice }: AlertInput): readonly Block[] =>
  notice === undefined ? [] : [{ block: 'paragraph', small: true, line: [notice] }];

/** What the lines about the past of the change are made from. */
export const pastOf = ({ change, analysis, metadata, matters, sender, now }: AlertInput): Past => ({
  change,
  analysis,
  cited: metadata,
  matters,
  publicUrl: sender.publicUrl,
  now,
});

/** The first sentences, which of a printed document say that it was told of as a filing. */
export function leadOf({ story, input }: AlertModel): Line {
  if (input.change.type !== 'published') return story.lead;
  const where = input.metadata.citation ? ` as ${input.metadata.citation}` : '';
  return [`The document we told you about when it was filed is now published${where}. `, ...story.lead];
}

function middle(model: AlertModel): readonly Block[] {
  const { story, input } = model;
  if (input.change.type === 'published' && input.previous) return printedBlocks(model);
  const stated: readonly Block[] =
    story.facts.length === 0
      ? []
      : [
          { block: 'heading', level: 2, text: 'What it says' },
          { block: 'facts', rows: story.facts },
        ];
  const { edits = [], editsLeft = 0 } = input.analysis;
  const options = { most: MOST_LINES, matches: input.matches, page: pageOf(input) };
  return [...stated, ...editBlocks(edits, editsLeft, options)];
}

/** The short update: what print states otherwise than the filed copy did, in facts and in words. */
function printedBlocks({ differences, input }: AlertModel): readonly Block[] {
  const printed = (input.analysis.edits ?? [])
    .filter(({ basis }) => basis === 'printed')
    .slice(0, MOST_LINES);
  const same =
    'No difference in title, action, effective day, the facts we read from the text and its binding words.';
  return [
    { block: 'heading', level: 2, text: 'Filed copy → published text' },
    ...(differences.length > 0 ? [{ block: 'facts' as const, rows: differences.map(differenceRow) }] : []),
    ...(printed.length > 0 ? [{ block: 'list' as const, items: printed.map(editLine) }] : []),
    ...(differences.length + printed.length === 0 ? [{ block: 'paragraph' as const, line: [same] }] : []),
  ];
}

function differenceRow({ field, before, after }: Difference): FactRow {
  return { label: field, value: [{ struck: clip(before, 160) }, ' → ', { strong: clip(after, 160) }] };
}

function nextBlocks(story: ChangeStory, input: AlertInput): readonly Block[] {
  const { change } = input;
  // What the press tells as done may bind already, by its document.
  const plan = change.trust !== 'official' && actReported(input) === undefined;
  const quiet: Line[] = plan ? [['Nothing to do by law because of this report.']] : [];
  return [
    { block: 'heading', level: 2, text: 'What to check next' },
    { block: 'list', items: [...story.next.map((text): Line => [text]), ...quiet] },
  ];
}
