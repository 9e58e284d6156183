import { MANY_A_WEEK, type WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import { isReaderNamed } from '../../../shared/domain/reader-names.ts';
import { dayInWords, dayOf } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, counted, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { subjectPrefix } from '../../../shared/domain/rendering/wording.ts';
import type { Follow } from '../../../shared/domain/subscriber.ts';

/** What the chosen companies would have brought, as one or two sentences. */
export function previewSentence(
  { alerts, official, atLeast, perWeek }: WouldHaveMatched,
  follows: readonly Pick<Follow, 'companyId'>[],
): string {
  const typed = follows.filter((follow) => isReaderNamed(follow.companyId)).length;
  const least = atLeast ? 'at least ' : '';
  const many =
    perWeek > MANY_A_WEEK
      ? ` That is about ${Math.round(perWeek)} a week: a daily or weekly digest is easier to read.`
      : '';
  const names =
    typed > 0 ? ` We look for ${counted(typed, 'name')} as typed from when somebody first follows it.` : '';
  if (alerts === 0) return `In the last 24 months: no alert in our record.${names}`;
  return `In the last 24 months: ${least}${counted(alerts, 'alert')}, ${official} of them official.${many}${names}`;
}

/** The sentences with the newest of the alerts as links. */
export function previewPart(
  preview: WouldHaveMatched,
  follows: readonly Pick<Follow, 'companyId'>[],
): SafeHtml {
  return html`<div class="notice" data-would-have>
<p>${previewSentence(preview, follows)}</p>
${preview.newest.length > 0 && html`<ul>${preview.newest.map(({ change }) => html`<li><a href="/c/${change.changeId}">${clip(oneLine(change.title), 120)}</a> (${subjectPrefix(change)}, ${dayInWords(dayOf(change.detectedAt))})</li>\n`)}</ul>`}</div>`;
}
