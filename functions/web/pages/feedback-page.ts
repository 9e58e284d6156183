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
import { VERDICT_WORDS } from '../../../shared/domain/rendering/feedback-line.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, listed, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { KIND_WORDS } from '../../../shared/domain/rendering/wording.ts';
import { cadenceOf, comparableName } from '../../../shared/domain/telling.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

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
<p class="lead">About <strong>${nameOf(subject)}</strong> in <a href="/c/${subject.change.changeId}">${clip(oneLine(subject.change.title), 160)}</a>.</p>
${said?.state === 'given' ? givenPart(view, said) : askingPart(view)}
${verdict === 'not-useful' && mutePart(view)}
<h2>Something else?</h2>
<ul>${others.map((each) => html`<li><a href="/f/${token}?say=${each}">${VERDICT_WORDS[each]}</a></li>`)}</ul>
<p class="hint">All verdicts together are on the public page on <a href="/quality">our errors</a>, without anything about who gave them.</p>`;
  return layout(site, { title, content });
}

/** What an effect means for the reader from now on, in one sentence. */
function effectSentence(
  verdict: Verdict,
  { excluded, quieted }: FeedbackEffect,
  company: string,
  frequency: FeedbackSubject['reader']['frequency'],
): string {
  if (verdict === 'wrong-fact')
    return 'A person looks at it, and it counts in our public error rate. What you get stays as it is.';
  if (verdict === 'not-my-company')
    return `${listed(excluded.map((name) => `“${oneLine(name)}”`))} will not match ${company} for you any more. Other names of the company still do, and other readers are not concerned.`;
  const kinds = listed(quieted.map(({ kind }) => `“${KIND_WORDS[kind].subject}”`));
  const digest = frequency === 'instant' ? 'a daily digest' : `your ${frequency} digest`;
  return quieted[0]?.to === 'digest'
    ? `Changes of the kind ${kinds} about ${company} will come in ${digest} instead of at once. All else about it comes as before.`
    : `Changes of the kind ${kinds} about ${company} will not be mailed to you any more; they stay on the company’s page.`;
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
${verdict === 'wrong-fact' && html`<label for="words">Which fact, and what would be right? (optional)</label>\n<textarea id="words" name="words" rows="4" maxlength="${MOST_WORDS}"></textarea>`}
<button type="submit" name="action" value="give">${VERDICT_WORDS[verdict]}</button>
</form>
<p class="hint">Nothing has been changed yet: the button does it. You can undo it for 24 hours.</p>`;
}

/** Hearing nothing more of one matter, for readers to whom the company still matters. */
function mutePart({ subject, token }: FeedbackView): SafeHtml | undefined {
  const { matter, reader } = subject;
  if (matter === undefined) return undefined;
  const title = clip(oneLine(matter.title), 120);
  if (reader.mutedMatters?.some((each) => each.matterId === matter.matterId))
    return html`<p class="notice" role="status">You hear nothing more of “${title}”. You can take it back on <a href="/link">your own page</a> at any time.</p>`;
  return html`<h2>Or only this matter</h2>
<p>You hear nothing more of <a href="/m/${matter.matterId}">${title}</a>. Everything else about ${nameOf(subject)} comes as before.</p>
<form method="post" action="/f/${token}"><input type="hidden" name="say" value="not-useful"><button type="submit" name="action" value="mute" class="second">Mute this matter</button></form>`;
}

/** The names behind the match; the company's own name is not ticked unless it stands alone, since it finds nearly everything. */
function nameFields(subject: FeedbackSubject): SafeHtml {
  const names = namesOf(subject.match);
  const ticked = new Set(preset(subject));
  const own = names.some((name) => isOwnName(subject, name));
  return html`<fieldset>
<legend>Will not match ${nameOf(subject)} for you any more</legend>
${names.map((name) => html`<label class="tick"><input type="checkbox" name="name" value="${name}"${ticked.has(name) && html` checked`}> “${oneLine(name)}”</label>\n`)}</fieldset>
${own && html`<p class="hint">Without the company’s own name you will hear little about it. If you do not want to hear of the company at all, <a href="/link">mail yourself your link</a> and stop following it.</p>`}`;
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
  const undo = html`<form method="post" action="/f/${token}"><input type="hidden" name="say" value="${verdict}"><button type="submit" name="action" value="undo" class="second">Undo</button></form>`;
  const later = html`<p>It is more than 24 hours ago. What you left out or made quieter is listed on <a href="/link">your own page</a>, where you can take it back at any time.</p>`;
  return html`<p class="notice" role="status">Noted, thank you. ${sentence}</p>
${mayUndo(said, now) ? undo : verdict !== 'wrong-fact' && later}`;
}

function nameOf({ match, reader }: FeedbackSubject): string {
  const followed = reader.companies.find((follow) => follow.companyId === match.companyId);
  return oneLine(followed?.name ?? match.companyName);
}
