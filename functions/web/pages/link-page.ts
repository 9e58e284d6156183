import type { Problem } from '../../../shared/application/sign-up.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { WebDependencies } from '../web-dependencies.ts';
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
<label for="email">Your e-mail address</label>
${error !== undefined && html`<p class="error" id="email-error">${error}</p>`}
<input type="email" id="email" name="email" value="${email}" autocomplete="email" maxlength="320" required${error !== undefined && html` aria-invalid="true" aria-describedby="email-error"`}>
<button type="submit">Mail me my link</button>
</form>`;
  return layout(site, { title: 'Mail me my link', content });
}
