import type { HookOutcome, OwnHooks } from '../../../shared/application/reader/manage-hooks.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import {
  type HookKind,
  type HookStanding,
  MOST_HOOKS,
  maskedUrl,
} from '../../../shared/domain/hooks/hook.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

export interface HooksView extends OwnHooks {
  readonly token: string;
  readonly outcome: Exclude<HookOutcome, { readonly outcome: 'no-link' }>;
  /** The button that was pressed; absent where the page is only looked at. */
  readonly asked: { readonly name: string; readonly value: string } | undefined;
}

type OwnHook = OwnHooks['hooks'][number];

const words = texts.hooks;
const KINDS: Readonly<Record<HookKind, string>> = words.kinds;
const DONE: Readonly<Record<string, string>> = words.done;
const REFUSED: Readonly<Record<Extract<HookOutcome, { outcome: 'refused' }>['why'], string>> = words.refused;

/** The addresses of a reader that are called, how each stands, and what they were told last. */
export function hooksPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  view: HooksView,
): SafeHtml {
  const { hooks, calls, token, outcome, asked } = view;
  const done = asked !== undefined && outcome.outcome === 'done' ? DONE[asked.name] : undefined;
  const secret = outcome.outcome === 'done' ? outcome.secret : undefined;
  const content = html`<h1>${words.title}</h1>
${done !== undefined && html`<p class="notice" role="status">${done}</p>`}
${secret !== undefined && html`<p class="notice">${words.secret} <code>${secret}</code></p>`}
<p class="lead">${words.lead}</p>
${hooks.map((hook) => hookPart(hook, token))}
${hooks.length < MOST_HOOKS && addPart(view)}
${calls.length > 0 && callsPart(calls, view)}
${VERIFY}
<p><a href="/manage/${token}">${words.back}</a></p>`;
  return layout(site, { title: words.title, content });
}

function hookPart(hook: OwnHook, token: string): SafeHtml {
  const { hookId, kind, url, standing } = hook;
  return html`<h2>${KINDS[kind]}: ${maskedUrl(url)}</h2>
<p>${standingWords(standing)}</p>
<form method="post" action="/hooks/${token}" class="row">
<input type="hidden" name="hook" value="${hookId}">
<button type="submit" name="action" value="test" class="second">${words.test}</button>
${kind === 'generic' && html`<button type="submit" name="action" value="replace" class="second">${words.replace}</button>`}
<button type="submit" name="action" value="remove" class="second">${words.remove}</button>
</form>
`;
}

function standingWords(standing: HookStanding | undefined): string {
  const { state = 'untested', reason, failingSince } = standing ?? {};
  if (state === 'off') return words.off(reason ?? words.noAnswer);
  if (state === 'untested') return reason === undefined ? words.untested : words.refusedTest(reason);
  return failingSince === undefined
    ? words.on
    : words.failing(officialTime(failingSince), reason ?? words.noAnswer);
}

function addPart({ token, outcome, asked }: HooksView): SafeHtml {
  const problem = outcome.outcome === 'refused' ? REFUSED[outcome.why] : undefined;
  const typed = asked?.name === 'add' && problem !== undefined ? asked.value : '';
  return html`<h2>${words.addTitle}</h2>
<form method="post" action="/hooks/${token}" novalidate>
<label for="url">${words.address}</label>
<p class="hint" id="url-hint">${words.addressHint}</p>
${problem !== undefined && html`<p class="error" id="url-error">${problem}</p>`}
<input id="url" name="url" type="url" autocomplete="off" value="${oneLine(typed)}" aria-describedby="url-hint${problem !== undefined && ' url-error'}"${problem !== undefined && html` aria-invalid="true"`}>
<button type="submit" name="action" value="add">${words.add}</button>
</form>
`;
}

function callsPart(calls: readonly Delivery[], { hooks, token }: HooksView): SafeHtml {
  return html`<h2>${words.last}</h2>
<ul>${calls.map((call) => {
    const hook = hooks.find(({ hookId }) => hookId === call.hookId);
    return html`<li>${callWords(call)} ${words.to(hook === undefined ? words.removed : maskedUrl(hook.url))}
${againButton(call, hook, token)}</li>
`;
  })}</ul>
`;
}

function callWords({ createdAt, sentAt, state, reason, changeIds: [change] }: Delivery): SafeHtml {
  const what =
    change === undefined ? html`${words.aTest}` : html`<a href="/c/${change}">${words.aChange}</a>`;
  return html`${officialTime(sentAt ?? createdAt)}: ${what}, ${STATES[state]}${reason !== undefined && ` (${reason})`}.`;
}

const STATES: Readonly<Record<Delivery['state'], string>> = words.states;

function againButton(call: Delivery, hook: OwnHook | undefined, token: string): SafeHtml | undefined {
  if (call.changeIds.length === 0 || hook?.standing?.state !== 'active') return undefined;
  return html`<form method="post" action="/hooks/${token}" class="row"><input type="hidden" name="call" value="${call.deliveryId}"><button type="submit" name="action" value="again" class="second">${words.again}</button></form>`;
}

const VERIFY = html`<h2>${words.verify}</h2>
<p>${words.verifyLead}</p>
<ol>
${words.verifySteps.map((step) => html`<li>${step}</li>\n`)}</ol>
`;
