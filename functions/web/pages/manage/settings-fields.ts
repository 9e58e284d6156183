import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import type { SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Follow } from '../../../../shared/domain/subscriber.ts';
import { select } from './select-field.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const HOURS = Array.from(
  { length: 24 },
  (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`] as const,
);

/** The settings beside companies and frequency, each as a field of the form of the same name. */
export function settingsFields(form: SettingsForm, chosen: readonly Follow[]): SafeHtml {
  return html`${digestOnlyFields(form, chosen)}
${quietFields(form)}
${timeFields(form)}
<label class="tick"><input type="checkbox" name="hideNames" value="yes"${form.hideNames && html` checked`}> Keep company names out of subject lines</label>
<label class="tick"><input type="checkbox" name="quietNote" value="yes"${form.quietNote && html` checked`}> A weekly note when there was nothing to tell</label>
<label class="tick"><input type="checkbox" name="reminders" value="yes"${form.reminders && html` checked`}> Reminders 30, 7 and 1 days before a date that a document states</label>
<label for="pausedUntil">Pause until</label>
<p class="hint" id="pause-hint">No mail before this day; digests leave out what came meanwhile. Empty: not paused.</p>
<input type="date" id="pausedUntil" name="pausedUntil" value="${form.pausedUntil}" aria-describedby="pause-hint">`;
}

/** Companies that a reader who is told at once wants in the digest only; for others everything is in the digest. */
function digestOnlyFields(
  { frequency, inDigest }: SettingsForm,
  chosen: readonly Follow[],
): SafeHtml | undefined {
  if (frequency !== 'instant' || chosen.length < 2) return undefined;
  const ticked = new Set(inDigest);
  return html`<details${ticked.size > 0 && html` open`}>
<summary>Some companies in the digest only</summary>
<fieldset>
<legend>Not at once, but in the daily digest</legend>
${chosen.map(
  ({
    companyId,
    name,
  }) => html`<label class="tick"><input type="checkbox" name="inDigest" value="${companyId}"${ticked.has(companyId) && html` checked`}> ${name}</label>
`,
)}</fieldset>
</details>`;
}

function quietFields({ frequency, quietFrom, quietUntil }: SettingsForm): SafeHtml | undefined {
  if (frequency !== 'instant') return undefined;
  const hours = [['', 'none'] as const, ...HOURS];
  return html`<fieldset>
<legend>Quiet hours</legend>
<p class="hint">What would come in these hours of your day comes when they end.</p>
${select('quietFrom', 'From', hours, quietFrom)}
${select('quietUntil', 'Until', hours, quietUntil)}
</fieldset>`;
}

function timeFields(view: SettingsForm): SafeHtml {
  const zones = [...new Set([view.zone, ...Intl.supportedValuesOf('timeZone')])];
  const days = WEEKDAYS.map((name, i) => [String(i + 1), name] as const);
  return html`<fieldset>
<legend>When digests come</legend>
${select('sendHour', 'Hour', HOURS, view.sendHour)}
${select('weekday', 'Day of the weekly digest', days, view.weekday)}
${select(
  'zone',
  'Time zone',
  zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const),
  view.zone,
)}
</fieldset>`;
}
