import type { Problem } from '../../../shared/application/sign-up.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { problemText, texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { emailField } from './email-field.ts';
import { layout } from './layout.ts';
import { summary } from './sign-up-page.ts';

const words = texts.link;

/** The form for who has alerts and lost the link. */
export function linkPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  email: string,
  problems: readonly Problem[],
): SafeHtml {
  const error = problems[0] && problemText(problems[0]);
  const content = html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${summary(problems)}
<form method="post" action="/link" novalidate>
${emailField(words.email, email, error)}
<button type="submit">${words.button}</button>
</form>`;
  return layout(site, { title: words.title, content });
}
