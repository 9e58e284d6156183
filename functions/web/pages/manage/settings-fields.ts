import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import type { SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Follow } from '../../../../shared/domain/subscriber.ts';
import { texts } from '../../texts/texts.ts';
import { zoneField } from '../zone-field.ts';
import { HOURS, select } from './select-field.ts';
import { volumeFields } from './volume-fields.ts';

const words = texts.settings;

/** The settings beside companies and frequency, each as a field of the form of the same name. */
export function settingsFields(form: SettingsForm, chosen: readonly Follow[]): SafeHtml {
  return html`${volumeFields(form, chosen)}
${timeFields(form)}
<label class="tick"><input type="checkbox" name="hideNames" value="yes"${form.hideNames && html` checked`}> ${words.hideNames}</label>
<label class="tick"><input type="checkbox" name="quietNote" value="yes"${form.quietNote && html` checked`}> ${words.quietNote}</label>
<label class="tick"><input type="checkbox" name="reminders" value="yes"${form.reminders && html` checked`}> ${words.reminders}</label>
<label for="pausedUntil">${words.pause}</label>
<p class="hint" id="pause-hint">${words.pauseHint}</p>
<input type="date" id="pausedUntil" name="pausedUntil" value="${form.pausedUntil}" aria-describedby="pause-hint">`;
}

function timeFields(view: SettingsForm): SafeHtml {
  const days = words.weekdays.map((name, i) => [String(i + 1), name] as const);
  return html`<fieldset>
<legend>${words.digests}</legend>
${select('sendHour', words.hour, HOURS, view.sendHour)}
${select('weekday', words.weekday, days, view.weekday)}
${zoneField(view.zone)}
</fieldset>`;
}
