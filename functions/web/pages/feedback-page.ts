import { type FeedbackSubject, saidOf } from '../../../shared/application/give-feedback.ts';
import {
  effectOf,
  type Feedback,
  type FeedbackEffect,
  MOST_WORDS,
  mayUndo,
  namesOf,
  VERDICTS,
  type Verdict,
} from '../../../shared/domain/feedback.ts';
import { VERDICT_WORDS } from '../../../shared/domain/rendering/feedback-block.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, listed, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { KIND_WORDS } from '../../../shared/domain/rendering/wording.ts';
import { cadenceOf, comparableName } from '../../../shared/domain/telling.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const words = texts.feedback;

export interface FeedbackView {
  readonly subject: FeedbackSubject;
  readonly token: string;
  readonly verdict: Verdict;
  readonly now: Date;
  /** Why nothing was done. */
  readonly problem?: string | undefined;
}

/** What a verdict will do, with the button that does it; or what it did, with the button that undoes it. */
export function feedbackPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  view: FeedbackView,
): SafeHtml {
  const { subject, verdict, token, problem } = view;
  const title = VERDICT_WORDS[verdict];
  const said = saidOf(subject, verdict);
  const others = VERDICTS.filter((each) => each !== verdict);
  const content = html`<h1>${title}</h1>
${problem !== undefined && html`<p class="notice" role="alert">${problem}</p>`}
${aboutPart(subject)}
${said?.state === 'given' ? givenPart(view, said) : askingPart(view)}
${verdict === 'not-useful' && mutePart(view)}
<h2>${words.else}</h2>
${answerLinks(token, others)}
<p class="hint">${words.all}</p>`;
  return layout(site, { title, content });
}

/** Where the text part of a mail leads: all that may be said of a match, each with its own page. */
export function answersPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  subject: FeedbackSubject,
  token: string,
): SafeHtml {
  const content = html`<h1>${words.which}</h1>
${aboutPart(subject)}
${answerLinks(token, VERDICTS)}
<p class="hint">${words.whichHint}</p>
<p class="hint">${words.all}</p>`;
  return layout(site, { title: words.which, content });
}

function aboutPart(subject: FeedbackSubject): SafeHtml {
  const { changeId, title } = subject.change;
  const change = html`<a href="/c/${changeId}">${clip(oneLine(title), 160)}</a>`;
  return html`<p class="lead">${words.about(nameOf(subject), change)}</p>`;
}

function answerLinks(token: string, verdicts: readonly Verdict[]): SafeHtml {
  return html`<ul>${verdicts.map((each) => html`<li><a href="/f/${token}?say=${each}">${VERDICT_WORDS[each]}</a></li>`)}</ul>`;
}

/** What an effect means for the reader from now on, in one sentence. */
function effectSentence(
  verdict: Verdict,
  { excluded, quieted }: FeedbackEffect,
  company: string,
  frequency: FeedbackSubject['reader']['frequency'],
): string {
  if (verdict === 'wrong-fact') return words.wrongFact;
  if (verdict === 'not-my-company')
    return words.excluded(listed(excluded.map((name) => `“${oneLine(name)}”`)), company);
  const kinds = listed(quieted.map(({ kind }) => `“${KIND_WORDS[kind].subject}”`));
  return quieted[0]?.to === 'digest'
    ? words.quieter(kinds, company, words.digest[frequency])
    : words.quiet(kinds, company);
}

function askingPart({ subject, token, verdict }: FeedbackView): SafeHtml {
  const effect = effectOf(verdict, subject.reader, subject.match, preset(subject));
  const sentence = effectSentence(
    verdict,
    effect,
    nameOf(subject),
    cadenceOf(subject.reader, subject.match.companyId),
  );
  return html`<form method="post" action="/f/${token}">
<input type="hidden" name="say" value="${verdict}">
${verdict === 'not-my-company' ? nameFields(subject) : html`<p>${sentence}</p>`}
${verdict === 'wrong-fact' && html`<label for="words">${words.words}</label>\n<textarea id="words" name="words" rows="4" maxlength="${MOST_WORDS}"></textarea>`}
<button type="submit" name="action" value="give">${VERDICT_WORDS[verdict]}</button>
</form>
<p class="hint">${words.hint}</p>`;
}

/** Hearing nothing more of one matter, for readers to whom the company still matters. */
function mutePart({ subject, token }: FeedbackView): SafeHtml | undefined {
  const { matter, reader } = subject;
  if (matter === undefined) return undefined;
  const title = clip(oneLine(matter.title), 120);
  if (reader.mutedMatters?.some((each) => each.matterId === matter.matterId))
    return html`<p class="notice" role="status">${words.muted(title)}</p>`;
  return html`<h2>${words.onlyMatter}</h2>
<p>${words.muteLead(html`<a href="/m/${matter.matterId}">${title}</a>`, nameOf(subject))}</p>
<form method="post" action="/f/${token}"><input type="hidden" name="say" value="not-useful"><button type="submit" name="action" value="mute" class="second">${words.mute}</button></form>`;
}

/** The names behind the match; the company's own name is not ticked unless it stands alone, since it finds nearly everything. */
function nameFields(subject: FeedbackSubject): SafeHtml {
  const names = namesOf(subject.match);
  const ticked = new Set(preset(subject));
  const own = names.some((name) => isOwnName(subject, name));
  return html`<fieldset>
<legend>${words.names(nameOf(subject))}</legend>
${names.map((name) => html`<label class="tick"><input type="checkbox" name="name" value="${name}"${ticked.has(name) && html` checked`}> “${oneLine(name)}”</label>\n`)}</fieldset>
${own && html`<p class="hint">${words.ownName}</p>`}`;
}

function preset(subject: FeedbackSubject): readonly string[] {
  const names = namesOf(subject.match);
  const others = names.filter((name) => !isOwnName(subject, name));
  return others.length > 0 ? others : names;
}

function isOwnName({ match, reader }: FeedbackSubject, name: string): boolean {
  const followed = reader.companies.find((follow) => follow.companyId === match.companyId)?.name;
  return [match.companyName, followed].some(
    (own) => own !== undefined && comparableName(own) === comparableName(name),
  );
}

function givenPart({ subject, token, verdict, now }: FeedbackView, said: Feedback): SafeHtml {
  const sentence = effectSentence(
    verdict,
    said.effect,
    nameOf(subject),
    cadenceOf(subject.reader, subject.match.companyId),
  );
  const undo = html`<form method="post" action="/f/${token}"><input type="hidden" name="say" value="${verdict}"><button type="submit" name="action" value="undo" class="second">${words.undo}</button></form>`;
  const later = html`<p>${words.later}</p>`;
  return html`<p class="notice" role="status">${words.noted(sentence)}</p>
${mayUndo(said, now) ? undo : verdict !== 'wrong-fact' && later}`;
}

function nameOf({ match, reader }: FeedbackSubject): string {
  const followed = reader.companies.find((follow) => follow.companyId === match.companyId);
  return oneLine(followed?.name ?? match.companyName);
}
