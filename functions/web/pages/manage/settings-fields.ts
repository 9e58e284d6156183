import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import type { SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Follow } from '../../../../shared/domain/subscriber.ts';
import { zoneField } from '../zone-field.ts';
import { HOURS, select } from './select-field.ts';
import { volumeFields } from './volume-fields.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The settings beside companies and frequency, each as a field of the form of the same name. */
export function settingsFields(form: SettingsForm, chosen: readonly Follow[]): SafeHtml {
  return html`${volumeFields(form, chosen)}
${timeFields(form)}
<label class="tick"><input type="checkbox" name="hideNames" value="yes"${form.hideNames && html` checked`}> Keep company names out of subject lines</label>
<label class="tick"><input type="checkbox" name="quietNote" value="yes"${form.quietNote && html` checked`}> A weekly note when there was nothing to tell</label>
<label class="tick"><input type="checkbox" name="reminders" value="yes"${form.reminders && html` checked`}> Reminders 30, 7 and 1 days before a date that a document states</label>
<label for="pausedUntil">Pause until</label>
<p class="hint" id="pause-hint">No mail before this day; digests leave out what came meanwhile. Empty: not paused.</p>
<input type="date" id="pausedUntil" name="pausedUntil" value="${form.pausedUntil}" aria-describedby="pause-hint">`;
}

function timeFields(view: SettingsForm): SafeHtml {
  const days = WEEKDAYS.map((name, i) => [String(i + 1), name] as const);
  return html`<fieldset>
<legend>When digests come</legend>
${select('sendHour', 'Hour', HOURS, view.sendHour)}
${select('weekday', 'Day of the weekly digest', days, view.weekday)}
${zoneField(view.zone)}
</fieldset>`;
}
