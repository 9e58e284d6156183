import type { Problem } from '../../../shared/application/sign-up.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { emailField } from './email-field.ts';
import { layout } from './layout.ts';
import { summary } from './sign-up-page.ts';

/** The form for who has alerts and lost the link. */
export function linkPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  email: string,
  problems: readonly Problem[],
): SafeHtml {
  const error = problems[0]?.text;
  const content = html`<h1>Mail me my link</h1>
<p class="lead">There is no password. The link to your companies and settings comes by mail.</p>
${summary(problems)}
<form method="post" action="/link" novalidate>
${emailField('Your e-mail address', email, error)}
<button type="submit">Mail me my link</button>
</form>`;
  return layout(site, { title: 'Mail me my link', content });
}
