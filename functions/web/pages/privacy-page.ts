import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const words = texts.privacy;

/** What is kept, for how long, and how to have it deleted. A change of substance here gets a new consent wording. */
export function privacyPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress' | 'mailDaysKept'>,
): SafeHtml {
  const content = html`<h1>${words.title}</h1>
<h2>${words.aboutYou}</h2>
<ul>
${words.kept(site.mailDaysKept).map((item) => html`<li>${item}</li>\n`)}</ul>
<h2>${words.notDone}</h2>
<p>${words.notDoneText}</p>
<h2>${words.rights}</h2>
<p>${words.rightsText}</p>`;
  return layout(site, { title: words.title, content });
}
