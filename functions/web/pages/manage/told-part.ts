import { exclusionName, mutedName, quietName } from '../../../../shared/application/reader/take-back.ts';
import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import { clip, counted, oneLine } from '../../../../shared/domain/rendering/plain-text.ts';
import { KIND_WORDS } from '../../../../shared/domain/rendering/wording.ts';
import type { Subscriber } from '../../../../shared/domain/subscriber.ts';
import { fitting } from '../fitting.ts';

/** Bytes of markup for the list. */
const ROOM = 1_500;

/** What the reader's feedback left out or made quieter, each with a way back. */
export function toldPart(subscriber: Subscriber, token: string): SafeHtml | undefined {
  const { companies, exclusions = [], quietKinds = [], mutedMatters = [] } = subscriber;
  if (exclusions.length + quietKinds.length + mutedMatters.length === 0) return undefined;
  const nameOf = (id: string) =>
    companies.find((each) => each.companyId === id)?.name ?? 'a company you do not follow';
  const box = (value: string, label: string) =>
    html`<label class="tick"><input type="checkbox" name="back" value="${value}"> ${label}</label>\n`;
  const { shown, left } = fitting(
    [
      ...mutedMatters.map((each) =>
        box(mutedName(each), `Nothing more of “${clip(oneLine(each.title), 100)}”`),
      ),
      ...exclusions.map((each) =>
        box(exclusionName(each), `“${each.alias}” does not match ${nameOf(each.companyId)}`),
      ),
      ...quietKinds.map((each) =>
        box(
          quietName(each),
          `“${KIND_WORDS[each.kind].subject}” about ${nameOf(each.companyId)}: ${each.to === 'digest' ? 'in a digest only' : 'not mailed'}`,
        ),
      ),
    ],
    ROOM,
  );
  return html`<h2>What you told us</h2>
<form method="post" action="/manage/${token}">
<fieldset>
<legend>Tick what you want to take back</legend>
${shown}</fieldset>
${left > 0 && html`<p class="hint">${counted(left, 'more')} will be listed when some of these are taken back; the download of your data has all.</p>`}
<button type="submit" name="action" value="back" class="second">Take back</button>
</form>`;
}
