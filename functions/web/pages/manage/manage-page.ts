import { maskedAddress } from '../../../../shared/domain/address.ts';
import type { FormProblem } from '../../../../shared/domain/form-problem.ts';
import { html, type SafeHtml } from '../../../../shared/domain/rendering/html.ts';
import { formOfSettings, frequencyOf, type SettingsForm } from '../../../../shared/domain/settings.ts';
import type { Subscriber } from '../../../../shared/domain/subscriber.ts';
import { problemText, texts } from '../../texts/texts.ts';
import type { WebDependencies } from '../../web-dependencies.ts';
import { companyPicker, type PickerView, shownOf } from '../company-picker.ts';
import { frequencyField } from '../frequency-field.ts';
import { layout } from '../layout.ts';
import { summary } from '../sign-up-page.ts';
import { settingsFields } from './settings-fields.ts';
import { toldPart } from './told-part.ts';

const words = texts.manage;
const STANDING: Readonly<Record<Subscriber['status'], string>> = words.standing;

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
  readonly problem?: FormProblem | undefined;
}

/** The settings of a reader as stored. */
export function viewOf(subscriber: Subscriber, token: string): ManageView {
  const form = formOfSettings(subscriber);
  return { subscriber, form, picker: { chosen: subscriber.companies }, token };
}

/** A reader's own page: companies, times, pause, and the way to their data and out. */
export function managePage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress' | 'mailDaysKept'>,
  view: ManageView,
): SafeHtml {
  const { subscriber, token } = view;
  const problems = view.problem === undefined ? [] : [{ field: 'companies' as const, ...view.problem }];
  const content = html`<h1>${words.title}</h1>
${view.done !== undefined && html`<p class="notice" role="status">${view.done}</p>`}
<p class="lead">${words.lead(maskedAddress(subscriber.email), STANDING[subscriber.status])}</p>
${subscriber.status === 'left' && html`<form method="post" action="/manage/${token}"><button type="submit" name="action" value="again">${words.again}</button></form>`}
${summary(problems)}
<form method="post" action="/manage/${token}" novalidate>
${companyPicker({
  ...view.picker,
  error: view.problem && problemText(view.problem),
  instant: frequencyOf(view.form.frequency) === 'instant',
})}
${frequencyField(frequencyOf(view.form.frequency))}
${settingsFields(view.form, shownOf(view.picker))}
<button type="submit" name="action" value="save">${words.save}</button>
</form>
${toldPart(subscriber, token)}
${feedPart(view)}
<h2>${words.hooks}</h2>
<p><a href="/hooks/${token}">${words.hooksLink}</a>${hooksWords(subscriber)}.</p>
<h2>${words.mails}</h2>
<p>${words.mailsText(`/mails/${token}`, site.mailDaysKept)}</p>
<h2>${words.data}</h2>
<p>${words.dataText}</p>
<form method="post" action="/manage/${token}" class="row">
<button type="submit" name="action" value="link" class="second">${words.mailLinks}</button>
<button type="submit" name="action" value="renew" class="second">${words.endLinks}</button>
</form>`;
  return layout(site, { title: words.title, content, script: true });
}

/** Named on this page, so that nobody who had the link once goes on listening unseen. */
const hooksWords = ({ hooks = [] }: Subscriber) => (hooks.length === 0 ? '' : words.hooksSoFar(hooks.length));

/** The same changes for a news reader or a program. */
function feedPart({ feed }: ManageView): SafeHtml | undefined {
  if (feed === undefined) return undefined;
  return html`<h2>${words.feed}</h2>
<p>${words.feedText(`${feed}/feed.atom`, `${feed}/feed.json`)}</p>`;
}
