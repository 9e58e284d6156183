import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Frequency } from '../../../shared/domain/subscriber.ts';

const CHOICES: readonly (readonly [Frequency, string])[] = [
  ['instant', 'At once, one mail per change'],
  ['daily', 'One digest a day'],
  ['weekly', 'One digest a week'],
];

/** The three frequencies as radio buttons. */
export function frequencyField(chosen: Frequency): SafeHtml {
  return html`<fieldset>
<legend>How often</legend>
${CHOICES.map(([value, label]) => html`<label class="tick"><input type="radio" name="frequency" value="${value}"${value === chosen && html` checked`}> ${label}</label>\n`)}</fieldset>`;
}
