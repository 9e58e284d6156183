import { maskedAddress } from '../../../shared/domain/address.ts';
import type { AddressMove } from '../../../shared/domain/address-move.ts';
import type { FormProblem } from '../../../shared/domain/form-problem.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { problemText, texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { emailField } from './email-field.ts';
import { layout } from './layout.ts';
import { messagePage } from './message-page.ts';
import { summary } from './sign-up-page.ts';

const words = texts.address;

type Site = Pick<WebDependencies, 'postalAddress' | 'senderAddress'>;

/** The form for another address, empty or with what was typed kept. */
export function addressPage(
  site: Site,
  present: string,
  token: string,
  typed: string,
  problem: FormProblem | undefined,
): SafeHtml {
  const problems = problem === undefined ? [] : [{ field: 'email' as const, ...problem }];
  const content = html`<h1>${words.title}</h1>
<p class="lead">${words.lead(maskedAddress(present))}</p>
${summary(problems)}
<form method="post" action="/address/${token}" novalidate>
${emailField(words.field, typed, problem && problemText(problem))}
<p class="hint">${words.hint}</p>
<button type="submit">${words.button}</button>
</form>`;
  return layout(site, { title: words.title, content });
}

/** The answer to every address that can exist, whoever is behind it. */
export function moveAskedPage(site: Site): SafeHtml {
  return messagePage(site, words.asked, words.askedLead, html`<p>${texts.sent.nothing}</p>`);
}

/** What the button of the link to the other address will do. */
export function movePage(site: Site, { to }: AddressMove, token: string): SafeHtml {
  return messagePage(
    site,
    words.move,
    words.moveLead(maskedAddress(to)),
    html`<form method="post" action="/move/${token}"><button type="submit">${words.moveButton}</button></form>
<p class="hint">${words.moveHint}</p>`,
  );
}

/** What the button of the link to the former address will do. */
export function stayPage(site: Site, { from, to }: AddressMove, token: string): SafeHtml {
  return messagePage(
    site,
    words.stay,
    words.stayLead(maskedAddress(to), maskedAddress(from)),
    html`<form method="post" action="/stay/${token}"><button type="submit">${words.stayButton}</button></form>
<p class="hint">${words.stayHint}</p>`,
  );
}

/** Said where a change was made or taken back. */
export function movedPage(site: Site, email: string, manageUrl: string): SafeHtml {
  return messagePage(
    site,
    words.moved,
    words.movedLead(maskedAddress(email)),
    html`<p><a class="button" href="${manageUrl}">${words.manage}</a></p>`,
  );
}

/** Said where the other address has alerts of its own, or does not want our mail. */
export function takenPage(site: Site): SafeHtml {
  return messagePage(site, words.taken, words.takenLead, html`<p>${words.takenMore}</p>`);
}
