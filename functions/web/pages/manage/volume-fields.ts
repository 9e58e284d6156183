import type { HolidayCalendar } from '../../../../shared/domain/holidays.ts';
import { type Hole, html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import type { SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Follow } from '../../../../shared/domain/subscriber.ts';
import { atOnceFields, topicFields } from '../narrower-fields.ts';
import { HOURS, select } from './select-field.ts';

const CADENCES = [
  ['instant', 'at once'],
  ['daily', 'daily digest'],
  ['weekly', 'weekly digest'],
] as const;

const CALENDARS: Readonly<Record<HolidayCalendar, string>> = {
  'us-federal': 'US federal holidays',
  'england-wales': 'bank holidays of England and Wales',
  'euro-area': 'closing days of the euro payment system',
};

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
<summary>Some companies at another pace</summary>
<fieldset>
<legend>How often each company comes</legend>
<p class="hint">A document that names several of your companies comes once, as often as the most frequent of them. With both digests, the daily one tells on your day of the week of the whole week.</p>
${chosen.map(
  ({ companyId, name }) => html`<label>${name}
<select name="pace ${companyId}"><option value="">as above${CADENCES.map(([value, text]) => html`<option value="${value}"${own.has(`${value} ${companyId}`) && html` selected`}>${text}`)}</select></label>
`,
)}</fieldset>
</details>`;
}

function kindFields({ atOnce, eachAlone }: SettingsForm): SafeHtml {
  return html`<fieldset>
<legend>What comes at once</legend>
${atOnceFields(atOnce)}<label class="tick"><input type="checkbox" name="eachAlone" value="yes"${eachAlone && html` checked`}> Each change in a mail of its own, even if several come within ten minutes</label>
</fieldset>`;
}

function quietFields({ quietFrom, quietUntil, quietWeekends, holidays }: SettingsForm): SafeHtml {
  const hours = [['', 'none'] as const, ...HOURS];
  const calendars = [['', 'none'] as const, ...(Object.entries(CALENDARS) as [HolidayCalendar, string][])];
  return html`<fieldset>
<legend>Quiet hours and days</legend>
<p class="hint">What would come in these hours or on these days of yours comes when they end.</p>
${select('quietFrom', 'From', hours, quietFrom)}
${select('quietUntil', 'Until', hours, quietUntil)}
<label class="tick"><input type="checkbox" name="quietWeekends" value="yes"${quietWeekends && html` checked`}> Nothing at once on Saturdays and Sundays</label>
${select('holidays', 'Nothing at once on holidays', calendars, holidays)}
</fieldset>`;
}
