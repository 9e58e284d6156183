import type { Problem } from '../../../shared/application/sign-up.ts';
import { ALL_KIND_GROUPS } from '../../../shared/domain/kind-groups.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Frequency } from '../../../shared/domain/subscriber.ts';
import { problemText, texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { companyPicker, type PickerView } from './company-picker.ts';
import { emailField } from './email-field.ts';
import { frequencyField } from './frequency-field.ts';
import { layout } from './layout.ts';
import { HOURS, select } from './manage/select-field.ts';
import { messagePage } from './message-page.ts';
import { atOnceFields, topicFields } from './narrower-fields.ts';
import { zoneField } from './zone-field.ts';

const words = texts.signUp;

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

export interface SignUpView {
  readonly email: string;
  readonly frequency: Frequency;
  readonly zone: string;
  /** True where nobody has chosen the zone yet. */
  readonly zoneOpen: boolean;
  readonly sendHour: number;
  readonly atOnce: readonly string[] | undefined;
  readonly topics: readonly string[] | undefined;
  readonly stamp: string;
  readonly picker: PickerView;
  readonly problems: readonly Problem[];
}

/** The sign-up form, empty or with what was typed kept and what is wrong said at the top and beside the field. */
export function signUpPage(site: Site, view: SignUpView): SafeHtml {
  const problemOf = (field: Problem['field']) => {
    const problem = view.problems.find((each) => each.field === field);
    return problem && problemText(problem);
  };
  const content = html`<h1>${words.headline}</h1>
<p class="lead">${words.lead}</p>
${summary(view.problems)}
<form method="post" action="/signup" novalidate>
<input type="hidden" name="stamp" value="${view.stamp}">
${emailField(words.email, view.email, problemOf('email'))}
<div class="trap" aria-hidden="true"><label for="website">${words.trap}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>
${companyPicker({
  ...view.picker,
  error: problemOf('companies'),
  instant: view.frequency === 'instant',
})}
${frequencyField(view.frequency)}
${topicFields(view.topics)}
<details${view.atOnce !== undefined && view.atOnce.length < ALL_KIND_GROUPS.length && html` open`}>
<summary>${words.someKinds}</summary>
<fieldset>
<legend>${texts.settings.atOnce}</legend>
${atOnceFields(view.atOnce)}</fieldset>
</details>
<fieldset>
<legend>${words.time}</legend>
<p class="hint">${words.timeHint}</p>
${zoneField(view.zone, view.zoneOpen)}
${select('sendHour', words.hour, HOURS, String(view.sendHour))}
</fieldset>
<p class="hint">${words.consent}</p>
<button type="submit" name="action" value="signup">${words.button}</button>
</form>`;
  return layout(site, { title: words.title, content, script: true });
}

/** The answer to every accepted sign-up and to every request for a link, whoever is behind the address. */
export function sentPage(site: Site): SafeHtml {
  return messagePage(site, texts.sent.title, texts.sent.lead, html`<p>${texts.sent.nothing}</p>`);
}

/** The errors of a form, first on the page and focused, each leading to its field. */
export function summary(problems: readonly Problem[]): SafeHtml | undefined {
  if (problems.length === 0) return undefined;
  const target = { email: '#email', companies: '#q', frequency: '#main', form: '#main' } as const;
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<h2>${words.problems}</h2>
<ul>${problems.map((problem) => html`<li><a href="${target[problem.field]}">${problemText(problem)}</a></li>`)}</ul>
</div>`;
}
