import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import type { Analysis, Change, Match } from '../../../shared/domain/change.ts';
import type { Company } from '../../../shared/domain/company.ts';
import { isOnRecord } from '../../../shared/domain/on-record.ts';
import { changeStory } from '../../../shared/domain/rendering/change-story.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml, safeUrl } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { alertHeadline } from '../../../shared/domain/rendering/subject.ts';
import {
  GRADE_RANK,
  GRADE_WORDS,
  KIND_WORDS,
  subjectPrefix,
} from '../../../shared/domain/rendering/wording.ts';
import type { HistoryEntry } from '../../../shared/ports/content-store.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { factsHtml, lineHtml } from './block-html.ts';
import { layout } from './layout.ts';
import { previewSentence } from './would-have-matched.ts';

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

/** What a mail says about a change, without anything about its reader. */
export function changePage(
  site: Site,
  parts: {
    readonly change: Change;
    readonly analysis: Analysis | undefined;
    readonly matches: readonly Match[];
    readonly now: Date;
  },
): SafeHtml {
  const { change, analysis } = parts;
  const matches = parts.matches
    .filter((match) => isOnRecord(change, match))
    .toSorted((a, b) => GRADE_RANK[a.grade] - GRADE_RANK[b.grade]);
  const input = { change, analysis, matches, now: parts.now, mostFacts: 60 };
  const story = changeStory(input);
  const source = safeUrl(change.url);
  const content = html`<p class="band ${story.band.tone}">${story.band.text}</p>
<h1>${matches.length > 0 ? alertHeadline(input) : story.title}</h1>
<p class="lead">${lineHtml(story.lead)}</p>
${story.facts.length > 0 && html`<h2>What it says</h2>${factsHtml(story.facts)}`}
${story.replaced.length > 0 && html`<h2>Before → after in the regulation</h2>${factsHtml(story.replaced)}`}
<h2>Companies found</h2>
${matches.length === 0 ? html`<p>No company of our directory is affected by name.</p>` : html`<ul>${matches.map(matchItem)}</ul>`}
<h2>What to check next</h2>
<ul>${story.next.map((text) => html`<li>${text}</li>`)}</ul>
<h2>Where this comes from</h2>
<dl class="facts"><dt>Source</dt><dd>${source === undefined ? story.title : html`<a href="${source}">${story.title}</a>`}</dd>
<dt>Seen by us</dt><dd>${officialTime(change.detectedAt)}</dd>
${analysis !== undefined && html`<dt>Read with</dt><dd>${analysis.parserVersion}, ${analysis.matcherVersion}</dd>`}</dl>
${analysis !== undefined && analysis.doubts.length > 0 && html`<h2>Doubts</h2><ul>${analysis.doubts.map((doubt) => html`<li>${clip(oneLine(doubt), 300)}</li>`)}</ul>`}`;
  return layout(site, { title: story.title, content });
}

/** The newest changes about a company, newest first. */
export function companyPage(
  site: Site,
  company: Company,
  found: { readonly entries: readonly HistoryEntry[]; readonly preview: WouldHaveMatched },
): SafeHtml {
  const { entries, preview } = found;
  const content = html`<h1>${company.name}</h1>
<p class="lead">What we found about this company, newest first. A document that is only reported is not law.</p>
<p>${previewSentence(preview, [company])}</p>
${entries.length === 0 ? html`<p>Nothing yet.</p>` : html`<ul class="history">${entries.map(historyItem)}</ul>`}`;
  return layout(site, { title: company.name, content });
}

function matchItem(match: Match): SafeHtml {
  const evidence = match.evidence[0];
  const via = match.via === undefined ? '' : `, ${match.via}`;
  return html`<li><a href="/company/${match.companyId}">${match.companyName}</a>: ${GRADE_WORDS[match.grade]}${via}${evidence !== undefined && html`<blockquote>“${clip(oneLine(evidence.quote), 240)}”</blockquote>`}</li>\n`;
}

function historyItem({ change, match }: HistoryEntry): SafeHtml {
  const what = change.trust === 'official' ? KIND_WORDS[match.kind].subject : 'in a press report';
  return html`<li><a href="/c/${change.changeId}">${clip(oneLine(change.title), 160)}</a><br>${subjectPrefix(change)}: ${what}, seen ${officialTime(change.detectedAt)}</li>\n`;
}
