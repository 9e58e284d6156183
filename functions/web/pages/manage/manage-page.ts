import { maskedAddress } from '../../../../shared/domain/address.ts';
import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import { counted } from '../../../../shared/domain/rendering/plain-text.ts';
import { formOfSettings, frequencyOf, type SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Subscriber } from '../../../../shared/domain/subscriber.ts';
import type { WebDependencies } from '../../web-dependencies.ts';
import { companyPicker, type PickerView, shownOf } from '../company-picker.ts';
import { frequencyField } from '../frequency-field.ts';
import { layout } from '../layout.ts';
import { summary } from '../sign-up-page.ts';
import { settingsFields } from './settings-fields.ts';
import { toldPart } from './told-part.ts';

const STANDING: Readonly<Record<Subscriber['status'], string>> = {
  pending: 'not confirmed yet.',
  active: 'on.',
  paused: 'paused.',
  left: 'stopped.',
  bounced: 'stopped, because mail to this address came back. Write to us to start again.',
  complained: 'stopped, because a mail was reported as unwanted. Write to us to start again.',
};

/** A reader's page: what is saved, or what was just typed while companies are searched. */
export interface ManageView {
  readonly subscriber: Subscriber;
  readonly form: SettingsForm;
  readonly picker: PickerView;
  readonly token: string;
  /** The secret address of the reader's feeds, without the ending. */
  readonly feed?: string;
  /** What was just done. */
  readonly done?: string;
  readonly problem?: string | undefined;
}

/** The settings of a reader as stored. */
export function viewOf(subscriber: Subscriber, token: string): ManageView {
  const form = formOfSettings(subscriber);
  return { subscriber, form, picker: { chosen: subscriber.companies }, token };
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
${companyPicker({
  ...view.picker,
  error: view.problem,
  instant: frequencyOf(view.form.frequency) === 'instant',
})}
${frequencyField(frequencyOf(view.form.frequency))}
${settingsFields(view.form, shownOf(view.picker))}
<button type="submit" name="action" value="save">Save</button>
</form>
${toldPart(subscriber, token)}
${feedPart(view)}
<h2>Your programs and chats</h2>
<p><a href="/hooks/${token}">Send what comes at once to a program, Slack or Teams</a>${hooksWords(subscriber)}.</p>
<h2>Your mails</h2>
<p><a href="/mails/${token}">What you were told in the last 35 days</a>, each mail with its audit pack: the text of the source, the words it stands on, the mail as sent and what became of it.</p>
<h2>Your links, your address and your data</h2>
<p>Whoever has this page's link can change your alerts. To get your mail at another address, or to download or delete your data, we mail you a link that works for 30 minutes.</p>
<form method="post" action="/manage/${token}" class="row">
<button type="submit" name="action" value="link" class="second">Mail me links to my address and data</button>
<button type="submit" name="action" value="renew" class="second">End all older links</button>
</form>`;
  return layout(site, { title: 'Your alerts', content, script: true });
}

/** Named on this page, so that nobody who had the link once goes on listening unseen. */
const hooksWords = ({ hooks = [] }: Subscriber) =>
  hooks.length === 0 ? '' : `: ${counted(hooks.length, 'address', 'addresses')} so far`;

/** The same changes for a news reader or a program. */
function feedPart({ feed }: ManageView): SafeHtml | undefined {
  if (feed === undefined) return undefined;
  return html`<h2>Your feed</h2>
<p>The same changes for a news reader or a program: <a href="${feed}/feed.atom">Atom</a> or <a href="${feed}/feed.json">JSON Feed</a>. Whoever has the address sees what you follow; “End all older links” ends it.</p>`;
}
