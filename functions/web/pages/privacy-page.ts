import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

/** What is kept, for how long, and how to have it deleted. A change of substance here gets a new consent wording. */
export function privacyPage(site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>): SafeHtml {
  const content = html`<h1>What we keep</h1>
<h2>About you</h2>
<ul>
<li>Your e-mail address, the companies you follow, and your settings: until you delete them.</li>
<li>When you asked, when you confirmed, and which wording you agreed to.</li>
<li>A sign-up that is not confirmed: its link ends after 48 hours, and it is deleted within 7 days.</li>
<li>If you change your address: both addresses for seven days, so that it can be undone; after that a scrambled form of the one you moved to.</li>
<li>A record of each mail (when, about which document, whether it was delivered, and what it said), without your address and the links of the mail: 35 days. <a href="/link">Your own page</a> leads to it.</li>
<li>What you answer to a mail (not my company, not useful, wrong fact, and your words about it): 13 months. The public page on our errors holds sums only.</li>
<li>Counters against abuse, by network address and by address in scrambled form: a day at most.</li>
<li>If a mail comes back or you report it: a scrambled form of the address, so that we do not write again.</li>
</ul>
<h2>What we do not do</h2>
<p>No cookies, no pictures or links that report whether you read a mail, no sharing, no advertising. What you follow is confidential.</p>
<h2>Your rights</h2>
<p><a href="/link">Mail me my link</a> brings a mail with links to download all we hold about you and to delete it, both at once. Amazon Web Services stores the data and sends the mail for us.</p>`;
  return layout(site, { title: 'What we keep', content });
}
