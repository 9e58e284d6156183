import { maskedAddress } from '../../../shared/domain/address.ts';
import type { AddressMove } from '../../../shared/domain/address-move.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { emailField } from './email-field.ts';
import { layout } from './layout.ts';
import { messagePage } from './message-page.ts';
import { summary } from './sign-up-page.ts';

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

/** The form for another address, empty or with what was typed kept. */
export function addressPage(
  site: Site,
  present: string,
  token: string,
  typed: string,
  problem: string | undefined,
): SafeHtml {
  const problems = problem === undefined ? [] : [{ field: 'email' as const, text: problem }];
  const content = html`<h1>Another address</h1>
<p class="lead">Your alerts come to ${maskedAddress(present)}. Companies, settings and feeds stay as they are.</p>
${summary(problems)}
<form method="post" action="/address/${token}" novalidate>
${emailField('The other e-mail address', typed, problem)}
<p class="hint">We write to both addresses: to the other one with a button to confirm it, and to the present one, which can undo it for seven days.</p>
<button type="submit">Ask for the change</button>
</form>`;
  return layout(site, { title: 'Another address', content });
}

/** The answer to every address that can exist, whoever is behind it. */
export function moveAskedPage(site: Site): SafeHtml {
  return messagePage(
    site,
    'Look into the other mailbox',
    'If we may write to that address, a mail is on its way. Press the button in it within 48 hours; until then your alerts come to the present address.',
    html`<p>Nothing after some minutes? Look into the junk folder. We write to one address at most once in 15 minutes and three times a day.</p>`,
  );
}

/** What the button of the link to the other address will do. */
export function movePage(site: Site, { to }: AddressMove, token: string): SafeHtml {
  return messagePage(
    site,
    'Your alerts at this address',
    `The button makes your alerts come to ${maskedAddress(to)} instead of the address before.`,
    html`<form method="post" action="/move/${token}"><button type="submit">Confirm this address</button></form>
<p class="hint">You did not ask for this? Close the page. Without the button nothing changes.</p>`,
  );
}

/** What the button of the link to the former address will do. */
export function stayPage(site: Site, { from, to }: AddressMove, token: string): SafeHtml {
  return messagePage(
    site,
    'Keep your alerts at this address',
    `Somebody asked for your alerts to go to ${maskedAddress(to)}. The button stops that, or undoes it: they come to ${maskedAddress(from)}.`,
    html`<form method="post" action="/stay/${token}"><button type="submit">Keep my alerts here</button></form>
<p class="hint">The links that the other address got end.</p>`,
  );
}

/** Said where a change was made or taken back. */
export function movedPage(site: Site, email: string, manageUrl: string): SafeHtml {
  return messagePage(
    site,
    'Your alerts come here',
    `From here on they go to ${maskedAddress(email)}. A mail with your link is on its way to it.`,
    html`<p><a class="button" href="${manageUrl}">Manage my alerts</a></p>`,
  );
}

/** Said where the other address has alerts of its own, or does not want our mail. */
export function takenPage(site: Site): SafeHtml {
  return messagePage(
    site,
    'This address cannot be used',
    'It has alerts of its own by now, or mail to it was stopped. Nothing was changed.',
    html`<p><a href="/link">Mail me a link</a> leads to the alerts of an address.</p>`,
  );
}
