import type { Change, Match } from '../change.ts';
import type { Subscriber } from '../subscriber.ts';
import { confidenceBlocks, type Grounds, pageLink, provenanceRows } from './alert-grounds.ts';
import type { Block, FactRow, Line, MailBody, RenderedMail } from './blocks.ts';
import { type ChangeStory, changeStory } from './change-story.ts';
import { dayInWords, dayOf, daysBetween } from './dates.ts';
import { type Difference, materialDifferences, type Stated } from './differences.ts';
import { type FeedbackLinks, feedbackLine } from './feedback-line.ts';
import { mailFooter, type ReaderLinks, type Sender } from './footer.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { clip, counted, oneLine } from './plain-text.ts';
import { alertHeadline, alertSubject } from './subject.ts';
import { GRADE_RANK, GRADE_WORDS, happened, shortName, standingWord } from './wording.ts';

/** An earlier change about the same companies, as the history of a company gives it. */
export interface Earlier {
  readonly change: Change;
  readonly match: Match;
}

export interface AlertInput extends Grounds {
  /** In any order; the change itself and later ones are left out here. */
  readonly history: readonly Earlier[];
  readonly subscriber: Pick<Subscriber, 'companies' | 'hideNamesInSubject'>;
  /** The revision before this one, for `published` and `amended`. */
  readonly previous?: Stated;
  readonly links: ReaderLinks;
  readonly feedback: FeedbackLinks;
}

/** Everything an alert says, before it is put in order. */
export interface AlertModel {
  readonly subject: string;
  readonly headline: string;
  readonly story: ChangeStory;
  readonly differences: readonly Difference[];
  readonly input: AlertInput;
}

const MOST_REASONS = 8;
const MOST_EARLIER = 6;

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
  const body = alertBody(model);
  return { subject: body.subject, text: mailText(body), html: mailHtml(body) };
}

function alertBody(model: AlertModel): MailBody {
  const { story, input } = model;
  return {
    subject: model.subject,
    preheader: story.lead
      .map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : ''))
      .join(''),
    blocks: [
      { block: 'band', tone: story.band.tone, text: story.band.text },
      { block: 'title', text: model.headline },
      { block: 'lead', line: leadOf(model) },
      ...middle(model),
      ...whyBlocks(input),
      ...earlierBlocks(input),
      ...(input.change.type === 'withdrawn' ? [] : nextBlocks(story, input.change)),
      { block: 'heading', level: 2, text: 'Where this comes from' },
      { block: 'facts', rows: provenanceRows(input) },
      ...confidenceBlocks(input),
    ],
    footer: mailFooter(input.sender, input.links, 'You get this because you follow the company named above.'),
  };
}

function leadOf({ story, input }: AlertModel): Line {
  if (input.change.type !== 'published') return story.lead;
  const where = input.metadata.citation ? ` as ${input.metadata.citation}` : '';
  return [`The document we told you about when it was filed is now published${where}. `, ...story.lead];
}

function middle({ story, differences, input }: AlertModel): readonly Block[] {
  if (input.change.type === 'withdrawn') return [];
  if (input.change.type !== 'published' || !input.previous) return statedBlocks(story);
  const heading: Block = { block: 'heading', level: 2, text: 'Filed copy → published text' };
  if (differences.length === 0)
    return [
      heading,
      {
        block: 'paragraph',
        line: ['No difference in title, action, effective day and the facts we read from the text.'],
      },
    ];
  return [heading, { block: 'facts', rows: differences.map(differenceRow) }];
}

function statedBlocks(story: ChangeStory): readonly Block[] {
  const facts: Block[] = [
    { block: 'heading', level: 2, text: 'What it says' },
    { block: 'facts', rows: story.facts },
  ];
  if (story.replaced.length === 0) return facts;
  return [
    ...facts,
    { block: 'heading', level: 2, text: 'Before → after in the regulation' },
    { block: 'facts', rows: story.replaced },
  ];
}

function differenceRow({ field, before, after }: Difference): FactRow {
  return { label: field, value: [{ struck: clip(before, 160) }, ' → ', { strong: clip(after, 160) }] };
}

function whyBlocks({ matches, subscriber, sender, change, feedback }: AlertInput): readonly Block[] {
  const shown = matches.slice(0, MOST_REASONS);
  const left = matches.length - shown.length;
  const watched = new Map(subscriber.companies.map((follow) => [follow.companyId, follow.name]));
  const blocks = shown.flatMap((match): Block[] => {
    const name = oneLine(watched.get(match.companyId) ?? match.companyName);
    const evidence = match.evidence[0];
    const alias = evidence ? `, as “${clip(oneLine(evidence.alias), 80)}”` : '';
    const via = match.via ? ` (${clip(oneLine(match.via), 80)})` : '';
    const line: Line = ['Your watch ', { strong: name }, `: ${GRADE_WORDS[match.grade]}${via}${alias}`];
    const where =
      evidence &&
      `${evidence.sectionRole.replace('-', ' ')}, character ${evidence.start.toLocaleString('en-US')} of the stored text`;
    return [
      { block: 'paragraph', line },
      ...(evidence && where
        ? [{ block: 'quote' as const, text: clip(oneLine(evidence.quote), 240), source: where }]
        : []),
      { block: 'paragraph', small: true, line: feedbackLine(feedback, match) },
    ];
  });
  const more: Line = [
    `${counted(left, 'more company', 'more companies')} you follow: `,
    pageLink(sender, change),
  ];
  return [
    { block: 'heading', level: 2, text: 'Why you got this' },
    ...blocks,
    ...(left > 0 ? [{ block: 'paragraph' as const, line: more }] : []),
  ];
}

function earlierBlocks({ history, change, analysis, sender, now }: AlertInput): readonly Block[] {
  const seen = new Map(
    history
      .filter(
        (each) => each.change.changeId !== change.changeId && each.change.detectedAt <= change.detectedAt,
      )
      .map((each) => [each.change.changeId, each]),
  );
  const earlier = [...seen.values()].toSorted((a, b) => (a.change.detectedAt < b.change.detectedAt ? -1 : 1));
  const heading = analysis.matterId ? 'Earlier in this matter' : 'Earlier about the same company';
  const items = earlier.slice(-MOST_EARLIER).map((each) => earlierLine(each, sender));
  const first = earlier.find((each) => each.change.trust !== 'official');
  const days = first ? daysBetween(dayOf(first.change.detectedAt), dayOf(change.detectedAt)) : 0;
  const reported: Line[] =
    first && change.trust === 'official' && days > 0
      ? [[`First press report in our record: ${counted(days, 'day')} before this.`]]
      : [];
  const none: Line[] =
    items.length === 0 ? [[`Nothing in our record before ${dayInWords(dayOf(now.toISOString()))}.`]] : [];
  return [
    { block: 'heading', level: 2, text: heading },
    { block: 'list', items: [...items, ...reported, ...none] },
  ];
}

function earlierLine({ change, match }: Earlier, sender: Sender): Line {
  const kind = change.trust === 'official' ? match.kind : 'reported_not_official';
  const what = happened(shortName(oneLine(match.companyName)), kind, change);
  const title = clip(oneLine(change.title), 90);
  return [
    `${dayInWords(dayOf(change.detectedAt))}: ${what} (${standingWord(change)}). `,
    { link: title, url: `${sender.publicUrl}/c/${change.changeId}` },
  ];
}

function nextBlocks(story: ChangeStory, change: Change): readonly Block[] {
  const quiet: Line[] = change.trust === 'official' ? [] : [['Nothing to do by law because of this report.']];
  return [
    { block: 'heading', level: 2, text: 'What to check next' },
    { block: 'list', items: [...story.next.map((text): Line => [text]), ...quiet] },
  ];
}
