import {
  MANY_A_WEEK,
  type Previewed,
  type WouldHaveMatched,
} from '../../../shared/application/would-have-matched.ts';
import { isReaderNamed } from '../../../shared/domain/reader-names.ts';
import { dayInWords, dayOf } from '../../../shared/domain/rendering/dates.ts';
import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { subjectPrefix } from '../../../shared/domain/rendering/wording.ts';
import type { Follow } from '../../../shared/domain/subscriber.ts';
import { texts } from '../texts/texts.ts';

const words = texts.preview;

/** Companies named in the address of a preview; an alert about more opens with these. */
const MOST_IN_ADDRESS = 20;

/** What the chosen companies would have brought, as one or two sentences. */
export function previewSentence(
  { alerts, official, urgent, atLeast, perWeek }: WouldHaveMatched,
  follows: readonly Pick<Follow, 'companyId'>[],
): string {
  const typed = follows.filter((follow) => isReaderNamed(follow.companyId)).length;
  const many = perWeek > MANY_A_WEEK ? words.many(Math.round(perWeek)) : '';
  const names = typed > 0 ? words.names(typed) : '';
  if (alerts === 0) return `${words.none}${names}`;
  return `${words.some(alerts, atLeast, official, urgent)}${many}${names}`;
}

/** The sentences with the newest of the alerts, each opening as the mail; and, where it would be many, a narrower choice to press. */
export function previewPart(
  preview: WouldHaveMatched,
  follows: readonly Pick<Follow, 'companyId'>[],
  narrower?: Hole,
): SafeHtml {
  const { newest, perWeek } = preview;
  return html`<div class="notice" data-would-have>
<p>${previewSentence(preview, follows)}</p>
${newest.length > 0 && html`<p class="hint">${words.asMails}</p><ul>${newest.map(item)}</ul>`}
${perWeek > MANY_A_WEEK && narrower}</div>`;
}

/**
 * Beside the warning on a form: the button that chooses a digest. Another comes before it, for the first button of a form is
 * what Enter presses, and that must not be a choice.
 */
export const DIGEST_BUTTON = html`<button type="submit" name="action" value="search" class="trap" tabindex="-1" aria-hidden="true">${texts.picker.find}</button>
<button type="submit" name="action" value="daily" class="second">${words.asDigest}</button>\n`;

function item(previewed: Previewed): SafeHtml {
  const { change } = previewed;
  return html`<li><a href="${previewAddress(previewed)}">${clip(oneLine(change.title), 120)}</a> (${subjectPrefix(change)}, ${dayInWords(dayOf(change.detectedAt))})</li>\n`;
}

function previewAddress({ change, companies }: Previewed): string {
  const query = companies.slice(0, MOST_IN_ADDRESS).map((id) => `company=${encodeURIComponent(id)}`);
  return `/preview/${change.changeId}?${query.join('&')}`;
}
