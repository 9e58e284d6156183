import { exclusionName, mutedName, quietName } from '../../../shared/application/manage.ts';
import { maskedAddress } from '../../../shared/domain/address.ts';
import { localDate } from '../../../shared/domain/clock-zones.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { KIND_WORDS } from '../../../shared/domain/rendering/wording.ts';
import type { Frequency, Subscriber } from '../../../shared/domain/subscriber.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { companyPicker, type PickerView } from './company-picker.ts';
import { frequencyField } from './frequency-field.ts';
import { layout } from './layout.ts';
import { summary } from './sign-up-page.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const STANDING: Readonly<Record<Subscriber['status'], string>> = {
  pending: 'not confirmed yet.',
  active: 'on.',
  paused: 'paused.',
  left: 'stopped.',
  bounced: 'stopped, because mail to this address came back. Write to us to start again.',
  complained: 'stopped, because a mail was reported as unwanted. Write to us to start again.',
};

/** The settings as shown: those saved, or those just typed while companies are searched. */
export interface ManageView {
  readonly subscriber: Subscriber;
  readonly frequency: Frequency;
  readonly zone: string;
  readonly sendHour: number;
  readonly weekday: number;
  readonly hideNames: boolean;
  readonly quietNote: boolean;
  /** Ids of companies that come in the digest only. */
  readonly inDigest: readonly string[];
  /** Hours as numbers, or empty for none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** YYYY-MM-DD or empty. */
  readonly pausedUntil: string;
  readonly picker: PickerView;
  readonly token: string;
  /** The secret address of the reader's feeds, without the ending. */
  readonly feed?: string;
  /** What was just done. */
  readonly done?: string;
  readonly problem?: string | undefined;
}

/** The settings of a reader as stored, for the form. */
export function viewOf(subscriber: Subscriber, token: string): ManageView {
  const { pausedUntil, zone } = subscriber;
  return {
    subscriber,
    frequency: subscriber.frequency,
    zone,
    sendHour: subscriber.sendHour,
    weekday: subscriber.weekday,
    hideNames: subscriber.hideNamesInSubject,
    quietNote: subscriber.noQuietNote !== true,
    inDigest: subscriber.companies.flatMap(({ companyId, inDigest }) => (inDigest ? [companyId] : [])),
    quietFrom: String(subscriber.quietHours?.from ?? ''),
    quietUntil: String(subscriber.quietHours?.until ?? ''),
    pausedUntil: pausedUntil === undefined ? '' : localDate(zone, new Date(pausedUntil)),
    picker: { chosen: subscriber.companies },
    token,
  };
}

/** A reader's own page: companies, times, pause, and the way to their data and out. */
export function managePage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  view: ManageView,
): SafeHtml {
  const { subscriber, token } = view;
  const problems = view.problem === undefined ? [] : [{ field: 'companies' as const, text: view.problem }];
  const content = html`<h1>Your alerts</h1>
${view.done !== undefined && html`<p class="notice" role="status">${view.done}</p>`}
<p class="lead">For ${maskedAddress(subscriber.email)}: ${STANDING[subscriber.status]}</p>
${subscriber.status === 'left' && html`<form method="post" action="/manage/${token}"><button type="submit" name="action" value="again">Start again</button></form>`}
${summary(problems)}
<form method="post" action="/manage/${token}" novalidate>
${companyPicker({ ...view.picker, error: view.problem })}
${frequencyField(view.frequency)}
${digestOnlyFields(view)}
${quietFields(view)}
${timeFields(view)}
<label class="tick"><input type="checkbox" name="hideNames" value="yes"${view.hideNames && html` checked`}> Keep company names out of subject lines</label>
<label class="tick"><input type="checkbox" name="quietNote" value="yes"${view.quietNote && html` checked`}> A weekly note when there was nothing to tell</label>
<label for="pausedUntil">Pause until</label>
<p class="hint" id="pause-hint">No mail before this day; digests leave out what came meanwhile. Empty: not paused.</p>
<input type="date" id="pausedUntil" name="pausedUntil" value="${view.pausedUntil}" aria-describedby="pause-hint">
<button type="submit" name="action" value="save">Save</button>
</form>
${toldPart(view)}
${feedPart(view)}
<h2>Your links and your data</h2>
<p>Whoever has this page's link can change your alerts. To download or delete your data we mail you a link that works for 30 minutes.</p>
<form method="post" action="/manage/${token}" class="row">
<button type="submit" name="action" value="link" class="second">Mail me links to my data</button>
<button type="submit" name="action" value="renew" class="second">End all older links</button>
</form>`;
  return layout(site, { title: 'Your alerts', content, script: true });
}

/** The same changes for a news reader or a program. */
function feedPart({ feed }: ManageView): SafeHtml | undefined {
  if (feed === undefined) return undefined;
  return html`<h2>Your feed</h2>
<p>The same changes for a news reader or a program: <a href="${feed}/feed.atom">Atom</a> or <a href="${feed}/feed.json">JSON Feed</a>. Whoever has the address sees what you follow; “End all older links” ends it.</p>`;
}

/** What the reader's feedback left out or made quieter, each with a way back. */
function toldPart({ subscriber, token }: ManageView): SafeHtml | undefined {
  const { companies, exclusions = [], quietKinds = [], mutedMatters = [] } = subscriber;
  if (exclusions.length + quietKinds.length + mutedMatters.length === 0) return undefined;
  const nameOf = (id: string) =>
    companies.find((each) => each.companyId === id)?.name ?? 'a company you do not follow';
  const box = (value: string, label: string) =>
    html`<label class="tick"><input type="checkbox" name="back" value="${value}"> ${label}</label>\n`;
  return html`<h2>What you told us</h2>
<form method="post" action="/manage/${token}">
<fieldset>
<legend>Tick what you want to take back</legend>
${exclusions.map((each) => box(exclusionName(each), `“${each.alias}” does not match ${nameOf(each.companyId)}`))}
${quietKinds.map((each) => box(quietName(each), `“${KIND_WORDS[each.kind].subject}” about ${nameOf(each.companyId)}: ${each.to === 'digest' ? 'in a digest only' : 'not mailed'}`))}
${mutedMatters.map((each) => box(mutedName(each), `Nothing more of “${clip(oneLine(each.title), 100)}”`))}
</fieldset>
<button type="submit" name="action" value="back" class="second">Take back</button>
</form>`;
}

const HOURS = Array.from(
  { length: 24 },
  (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`] as const,
);

/** Companies that a reader who is told at once wants in the digest only; for others everything is in the digest. */
function digestOnlyFields({ frequency, picker, inDigest }: ManageView): SafeHtml | undefined {
  if (frequency !== 'instant' || picker.chosen.length < 2) return undefined;
  const ticked = new Set(inDigest);
  return html`<details${ticked.size > 0 && html` open`}>
<summary>Some companies in the digest only</summary>
<fieldset>
<legend>Not at once, but in the daily digest</legend>
${picker.chosen.map(
  ({
    companyId,
    name,
  }) => html`<label class="tick"><input type="checkbox" name="inDigest" value="${companyId}"${ticked.has(companyId) && html` checked`}> ${name}</label>
`,
)}</fieldset>
</details>`;
}

function quietFields({ frequency, quietFrom, quietUntil }: ManageView): SafeHtml | undefined {
  if (frequency !== 'instant') return undefined;
  const hours = [['', 'none'] as const, ...HOURS];
  return html`<fieldset>
<legend>Quiet hours</legend>
<p class="hint">What would come in these hours of your day comes when they end.</p>
${select('quietFrom', 'From', hours, quietFrom)}
${select('quietUntil', 'Until', hours, quietUntil)}
</fieldset>`;
}

function timeFields(view: ManageView): SafeHtml {
  const zones = [...new Set([view.zone, ...Intl.supportedValuesOf('timeZone')])];
  const days = WEEKDAYS.map((name, i) => [String(i + 1), name] as const);
  return html`<fieldset>
<legend>When digests come</legend>
${select('sendHour', 'Hour', HOURS, String(view.sendHour))}
${select('weekday', 'Day of the weekly digest', days, String(view.weekday))}
${select(
  'zone',
  'Time zone',
  zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const),
  view.zone,
)}
</fieldset>`;
}

function select(
  name: string,
  label: string,
  choices: readonly (readonly [string, string])[],
  chosen: string,
): SafeHtml {
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}">${choices.map(([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`)}</select>`;
}
