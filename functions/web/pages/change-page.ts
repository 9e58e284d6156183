import type { MovedDate } from '../../../shared/application/moved-dates.ts';
import { statesDates } from '../../../shared/domain/calendar/clock-events.ts';
import type { Analysis, Change, Cited, Match } from '../../../shared/domain/change.ts';
import type { Matter } from '../../../shared/domain/matters/matter.ts';
import { isOnRecord } from '../../../shared/domain/on-record.ts';
import { agencyName } from '../../../shared/domain/rendering/actor.ts';
import { answerBlocks, mattersBlock, recordBlocks } from '../../../shared/domain/rendering/alert-matter.ts';
import { groundWords, quoteOf } from '../../../shared/domain/rendering/alert-why.ts';
import type { FactRow } from '../../../shared/domain/rendering/blocks.ts';
import { changeStory } from '../../../shared/domain/rendering/change-story.ts';
import { dayInWords, dayOf, officialTime } from '../../../shared/domain/rendering/dates.ts';
import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { alertHeadline } from '../../../shared/domain/rendering/subject.ts';
import { GRADE_RANK } from '../../../shared/domain/rendering/wording.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { blocksHtml, factsHtml, lineHtml } from './block-html.ts';
import { firstEdits } from './edits-page.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';

const words = texts.change;

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

/** Bytes of markup for the companies with their words, for those by name alone, for names that are only mentioned, for facts and for doubts. */
const ROOM = { told: 4_000, named: 4_000, mentioned: 3_500, doubts: 1_500 };
const MOST_FACTS = 16;

/** What a mail says about a change, and all of its before and after, without anything about its reader. */
export function changePage(
  site: Site,
  parts: {
    readonly change: Change;
    readonly analysis: Analysis | undefined;
    readonly matches: readonly Match[];
    /** The matters that the change belongs to. */
    readonly matters: readonly Matter[];
    /** Those of its dates that do not stand any more. */
    readonly moved: readonly MovedDate[];
    readonly now: Date;
  },
): SafeHtml {
  const { change, analysis, matters, now } = parts;
  const told = parts.matches
    .filter((match) => isOnRecord(change, match))
    .toSorted((a, b) => GRADE_RANK[a.grade] - GRADE_RANK[b.grade]);
  const mentioned = parts.matches.filter((match) => !told.includes(match));
  const cited = analysis?.cited;
  const input = { change, analysis, matches: told, metadata: cited, now, mostFacts: MOST_FACTS };
  const story = changeStory(input);
  const past = { change, analysis, cited, matters, publicUrl: '', now };
  const content = html`<p class="band ${story.band.tone}">${story.band.text}</p>
<h1>${told.length > 0 ? alertHeadline(input) : story.title}</h1>
<p class="lead">${lineHtml(story.lead)}</p>
${blocksHtml(answerBlocks(past))}
${matters.length > 0 && blocksHtml([...recordBlocks(past), mattersBlock(matters, '')])}
${story.facts.length > 0 && html`<h2>${words.says}</h2>${factsHtml(story.facts)}`}
${parts.moved.length > 0 && html`<ul>${parts.moved.map(movedItem)}</ul>`}${analysis !== undefined && statesDates(change, analysis) && html`<p><a href="/c/${change.changeId}/dates.ics">${words.calendar}</a></p>`}
${firstEdits(change, analysis, told)}
<h2>${words.companies}</h2>
${told.length === 0 ? html`<p>${words.none}</p>` : toldPart(change, told)}
${mentionsPart(mentioned)}
<h2>${words.next}</h2>
<ul>${story.next.map((text) => html`<li>${text}</li>`)}</ul>
<h2>${words.from}</h2>
${factsHtml(sourceRows(change, analysis, cited))}
<p class="hint">${words.ownPage}</p>
${doubtsPart(analysis?.doubts ?? [])}`;
  return layout(site, { title: story.title, content });
}

/** What became of a date since: another document, or a later state of this one, took it over. */
function movedItem({ fact, by }: MovedDate): SafeHtml {
  return html`<li><strong>${words.moved(`${fact.label} ${dayInWords(fact.date)}`)}</strong>: <a href="/c/${by.changeId}">${clip(oneLine(by.title), 160)}</a> (${dayInWords(dayOf(by.at))})</li>\n`;
}

/** The companies of which readers were told: with their words as far as there is room, then by name, then counted. */
function toldPart({ changeId }: Change, told: readonly Match[]): SafeHtml {
  const quoted = fitting(told.map(matchPart), ROOM.told);
  const others = told.slice(quoted.shown.length).map(matchName);
  const named = fitting(others, ROOM.named);
  return html`${quoted.shown}
${others.length > 0 && html`<h3>${words.moreCompanies(others.length)}</h3>\n<ul>${named.shown}</ul>`}
${named.left > 0 && html`<p class="hint">${words.asJson(named.left, `/api/v1/alerts/${changeId}`)}</p>`}`;
}

const matchName = ({ companyId, companyName }: Match): SafeHtml =>
  html`<li><a href="/company/${companyId}">${oneLine(companyName)}</a></li>\n`;

function doubtsPart(doubts: readonly string[]): Hole {
  if (doubts.length === 0) return undefined;
  const { shown, left } = fitting(
    doubts.map((doubt) => html`<li>${clip(oneLine(doubt), 300)}</li>\n`),
    ROOM.doubts,
  );
  return html`<h2>${words.doubts}</h2><ul>${shown}</ul>${left > 0 && html`<p class="hint">${words.more(left)}</p>`}`;
}

/** A company that was told of, with grade, reason and the words that prove it. */
function matchPart(match: Match): SafeHtml {
  const [evidence] = match.evidence;
  return html`<p><a href="/company/${match.companyId}">${oneLine(match.companyName)}</a>: ${groundWords(match)}</p>
${evidence !== undefined && blocksHtml([quoteOf(evidence)])}`;
}

/** Names that stand in the document and of which nobody was told, with the reason. */
function mentionsPart(mentioned: readonly Match[]): Hole {
  if (mentioned.length === 0) return undefined;
  const { shown, left } = fitting(mentioned.map(mentionItem), ROOM.mentioned);
  return html`<h2>${words.mentioned}</h2>
<p class="hint">${words.mentionedHint}</p>
<ul>${shown}</ul>
${left > 0 && html`<p class="hint">${words.moreNames(left)}</p>`}`;
}

function mentionItem(match: Match): SafeHtml {
  const [evidence] = match.evidence;
  const undecided = match.decision === 'review' ? words.undecided : '';
  return html`<li><a href="/company/${match.companyId}">${oneLine(match.companyName)}</a>: ${undecided}${groundWords(match)}${evidence !== undefined && html` <span class="hint">${words.quoted(clip(oneLine(evidence.quote), 160), oneLine(evidence.ruleId))}</span>`}</li>\n`;
}

/** Number, citation, agency, docket and days: what a reader quotes the document by. */
function sourceRows(
  change: Change,
  analysis: Analysis | undefined,
  cited: Cited | undefined,
): readonly FactRow[] {
  const labels = words.source;
  const agencies = (cited?.agencies ?? []).map((agency) => agencyName(oneLine(agency))).join('; ');
  const printed = cited?.publicationDate && dayInWords(cited.publicationDate);
  const stated: readonly (readonly [string, string | undefined])[] = [
    [labels.publisher, cited?.publisher],
    [labels.agency, agencies || undefined],
    [labels.action, cited?.action],
    [labels.number, cited?.number],
    [labels.citation, cited?.citation],
    [labels.docket, cited?.docket],
    [
      change.trust === 'official' ? labels.filed : labels.published,
      cited?.issuedAt && officialTime(cited.issuedAt),
    ],
    [change.stage === 'filed' ? labels.dueInPrint : labels.issue, printed],
    [labels.seen, officialTime(change.detectedAt)],
    [labels.readWith, analysis && `${analysis.parserVersion}, ${analysis.matcherVersion}`],
  ];
  const source = { link: clip(oneLine(change.title), 160), url: change.url };
  return [
    { label: labels.source, value: [source] },
    ...stated.flatMap(([label, value]) => (value ? [{ label, value: [clip(oneLine(value), 240)] }] : [])),
  ];
}
