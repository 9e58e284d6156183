import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Frequency } from '../../../shared/domain/subscriber.ts';
import { texts } from '../texts/texts.ts';

const words = texts.frequency;

const CHOICES: readonly (readonly [Frequency, string])[] = [
  ['instant', words.instant],
  ['daily', words.daily],
  ['weekly', words.weekly],
];

/** The three frequencies as radio buttons. */
export function frequencyField(chosen: Frequency): SafeHtml {
  return html`<fieldset>
<legend>${words.legend}</legend>
${CHOICES.map(([value, label]) => html`<label class="tick"><input type="radio" name="frequency" value="${value}"${value === chosen && html` checked`}> ${label}</label>\n`)}</fieldset>`;
}
