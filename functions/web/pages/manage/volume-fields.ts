import type { HolidayCalendar } from '../../../../shared/domain/holidays.ts';
import { type Hole, html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import type { SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Follow } from '../../../../shared/domain/subscriber.ts';
import { texts } from '../../texts/texts.ts';
import { atOnceFields, topicFields } from '../narrower-fields.ts';
import { HOURS, select } from './select-field.ts';

const words = texts.settings;
const CADENCES = [
  ['instant', words.cadences.instant],
  ['daily', words.cadences.daily],
  ['weekly', words.cadences.weekly],
] as const;
const CALENDARS: Readonly<Record<HolidayCalendar, string>> = words.calendars;

/** How often each company comes, what comes at once, and when nothing does. */
export function volumeFields(form: SettingsForm, chosen: readonly Follow[]): SafeHtml {
  const atOnce = form.frequency === 'instant' || form.cadences.some((text) => text.startsWith('instant '));
  return html`${cadenceFields(form, chosen)}
${topicFields(form.topics)}
${atOnce && kindFields(form)}
${atOnce && quietFields(form)}`;
}

function cadenceFields({ cadences }: SettingsForm, chosen: readonly Follow[]): SafeHtml {
  const own = new Set(cadences);
  const here = new Set(chosen.flatMap(({ companyId }) => CADENCES.map(([value]) => `${value} ${companyId}`)));
  // Of companies that are not listed here the form carries on what it knows.
  const elsewhere = cadences.filter((text) => chosen.length < 2 || !here.has(text));
  return html`${carriedOn(elsewhere)}${chosen.length > 1 && cadenceList(own, chosen)}`;
}

/** One field for each cadence, with the ids of its companies: there may be two hundred. */
function carriedOn(cadences: readonly string[]): Hole {
  return CADENCES.map(([cadence]) => {
    const ids = cadences.flatMap((text) =>
      text.startsWith(`${cadence} `) ? [text.slice(cadence.length + 1)] : [],
    );
    return ids.length > 0 && html`<input type="hidden" name="cadence" value="${cadence} ${ids.join(' ')}">`;
  });
}

function cadenceList(own: ReadonlySet<string>, chosen: readonly Follow[]): SafeHtml {
  return html`<details${own.size > 0 && html` open`}>
<summary>${words.pace}</summary>
<fieldset>
<legend>${words.paceLegend}</legend>
<p class="hint">${words.paceHint}</p>
${chosen.map(
  ({ companyId, name }) => html`<label>${name}
<select name="pace ${companyId}"><option value="">${words.asAbove}${CADENCES.map(([value, text]) => html`<option value="${value}"${own.has(`${value} ${companyId}`) && html` selected`}>${text}`)}</select></label>
`,
)}</fieldset>
</details>`;
}

function kindFields({ atOnce, eachAlone }: SettingsForm): SafeHtml {
  return html`<fieldset>
<legend>${words.atOnce}</legend>
${atOnceFields(atOnce)}<label class="tick"><input type="checkbox" name="eachAlone" value="yes"${eachAlone && html` checked`}> ${words.eachAlone}</label>
</fieldset>`;
}

function quietFields({ quietFrom, quietUntil, quietWeekends, holidays }: SettingsForm): SafeHtml {
  const hours = [['', words.none] as const, ...HOURS];
  const calendars = [
    ['', words.none] as const,
    ...(Object.entries(CALENDARS) as [HolidayCalendar, string][]),
  ];
  return html`<fieldset>
<legend>${words.quiet}</legend>
<p class="hint">${words.quietHint}</p>
${select('quietFrom', words.from, hours, quietFrom)}
${select('quietUntil', words.until, hours, quietUntil)}
<label class="tick"><input type="checkbox" name="quietWeekends" value="yes"${quietWeekends && html` checked`}> ${words.weekends}</label>
${select('holidays', words.holidays, calendars, holidays)}
</fieldset>`;
}
