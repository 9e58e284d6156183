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
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

export interface HooksView extends OwnHooks {
  readonly token: string;
  readonly outcome: Exclude<HookOutcome, { readonly outcome: 'no-link' }>;
  /** The button that was pressed; absent where the page is only looked at. */
  readonly asked: { readonly name: string; readonly value: string } | undefined;
}

type OwnHook = OwnHooks['hooks'][number];

const KINDS: Readonly<Record<HookKind, string>> = {
  generic: 'Signed JSON',
  slack: 'Slack',
  teams: 'Microsoft Teams',
};

const DONE: Readonly<Record<string, string>> = {
  add: 'Added. A test is on its way; once it is taken, changes follow. Load this page again to see what came of it.',
  test: 'A test is on its way. Load this page again to see what came of it.',
  replace: 'The secret is replaced. For a day, calls are signed with both.',
  remove: 'Removed.',
  again: 'On its way again, under the same id.',
};

const REFUSED: Readonly<Record<Extract<HookOutcome, { outcome: 'refused' }>['why'], string>> = {
  address:
    'Enter an address that begins with https:// and names a public host, without a port, user or password.',
  'too-many-hooks': `There can be ${MOST_HOOKS} addresses. Remove one first.`,
  known: 'This address is among yours already.',
  unknown: 'That is not among your addresses any more.',
  'not-active': 'Changes are told to an address once it has taken a test.',
  limit: 'That was often. Try again in an hour.',
};

/** The addresses of a reader that are called, how each stands, and what they were told last. */
export function hooksPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  view: HooksView,
): SafeHtml {
  const { hooks, calls, token, outcome, asked } = view;
  const done = asked !== undefined && outcome.outcome === 'done' ? DONE[asked.name] : undefined;
  const secret = outcome.outcome === 'done' ? outcome.secret : undefined;
  const content = html`<h1>Programs and chats</h1>
${done !== undefined && html`<p class="notice" role="status">${done}</p>`}
${secret !== undefined && html`<p class="notice">The secret that signs the calls, shown this once: <code>${secret}</code></p>`}
<p class="lead">What comes to you at once can also go to a program of yours, a Slack channel or a Teams channel. Names that you typed yourself are left out, and your quiet hours do not apply.</p>
${hooks.map((hook) => hookPart(hook, token))}
${hooks.length < MOST_HOOKS && addPart(view)}
${calls.length > 0 && callsPart(calls, view)}
${VERIFY}
<p><a href="/manage/${token}">Back to your alerts</a></p>`;
  return layout(site, { title: 'Programs and chats', content });
}

function hookPart(hook: OwnHook, token: string): SafeHtml {
  const { hookId, kind, url, standing } = hook;
  return html`<h2>${KINDS[kind]}: ${maskedUrl(url)}</h2>
<p>${standingWords(standing)}</p>
<form method="post" action="/hooks/${token}" class="row">
<input type="hidden" name="hook" value="${hookId}">
<button type="submit" name="action" value="test" class="second">Test</button>
${kind === 'generic' && html`<button type="submit" name="action" value="replace" class="second">Replace its secret</button>`}
<button type="submit" name="action" value="remove" class="second">Remove</button>
</form>
`;
}

function standingWords(standing: HookStanding | undefined): string {
  const { state = 'untested', reason, failingSince } = standing ?? {};
  if (state === 'off')
    return `Switched off: it failed for two days, or said that it is gone (${reason ?? 'no answer'}). A test that it takes switches it on again.`;
  if (state === 'untested')
    return reason === undefined
      ? 'Its test is on the way.'
      : `It did not take its test (${reason}), so it is told nothing.`;
  return failingSince === undefined
    ? 'On.'
    : `On, but it has failed since ${officialTime(failingSince)} (${reason ?? 'no answer'}).`;
}

function addPart({ token, outcome, asked }: HooksView): SafeHtml {
  const problem = outcome.outcome === 'refused' ? REFUSED[outcome.why] : undefined;
  const typed = asked?.name === 'add' && problem !== undefined ? asked.value : '';
  return html`<h2>Add an address</h2>
<form method="post" action="/hooks/${token}" novalidate>
<label for="url">Address</label>
<p class="hint" id="url-hint">Of an incoming webhook of Slack, of a Teams workflow (“when a webhook request is received”), or of your own program. Whoever has it can write there, so it is shown nowhere.</p>
${problem !== undefined && html`<p class="error" id="url-error">${problem}</p>`}
<input id="url" name="url" type="url" autocomplete="off" value="${oneLine(typed)}" aria-describedby="url-hint${problem !== undefined && ' url-error'}"${problem !== undefined && html` aria-invalid="true"`}>
<button type="submit" name="action" value="add">Add</button>
</form>
`;
}

function callsPart(calls: readonly Delivery[], { hooks, token }: HooksView): SafeHtml {
  return html`<h2>What was told last</h2>
<ul>${calls.map((call) => {
    const hook = hooks.find(({ hookId }) => hookId === call.hookId);
    return html`<li>${callWords(call)} To ${hook === undefined ? 'an address that was removed' : maskedUrl(hook.url)}.
${againButton(call, hook, token)}</li>
`;
  })}</ul>
`;
}

function callWords({ createdAt, sentAt, state, reason, changeIds: [change] }: Delivery): SafeHtml {
  const what = change === undefined ? html`a test` : html`<a href="/c/${change}">a change</a>`;
  return html`${officialTime(sentAt ?? createdAt)}: ${what}, ${STATES[state]}${reason !== undefined && ` (${reason})`}.`;
}

const STATES: Readonly<Record<Delivery['state'], string>> = {
  preparing: 'on its way',
  sending: 'on its way',
  unknown: 'on its way',
  sent: 'taken',
  deferred: 'not taken yet, to be tried again',
  failed: 'not taken',
  skipped: 'not told any more',
};

function againButton(call: Delivery, hook: OwnHook | undefined, token: string): SafeHtml | undefined {
  if (call.changeIds.length === 0 || hook?.standing?.state !== 'active') return undefined;
  return html`<form method="post" action="/hooks/${token}" class="row"><input type="hidden" name="call" value="${call.deliveryId}"><button type="submit" name="action" value="again" class="second">Send again</button></form>`;
}

const VERIFY = html`<h2>How a program knows a call</h2>
<p>Calls to your own program follow <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>, so its libraries check them. Each is a POST of JSON with three headers: <code>webhook-id</code>, <code>webhook-timestamp</code> (seconds since 1970) and <code>webhook-signature</code>.</p>
<ol>
<li>Decode what follows <code>whsec_</code> in your secret from base64: that is the key.</li>
<li>Take the HMAC-SHA256, in base64, of id, timestamp and the body as it came, with a full stop between them. One of the signatures in the header, which are divided by spaces, must be <code>v1,</code> and this value.</li>
<li>Refuse a timestamp more than five minutes old, and drop an id that you have seen: what is sent again has the same one.</li>
<li>Answer with any status from 200 to 299 within five seconds. Redirects are not followed. Other answers are tried again eight times over two days; 4xx but 408 and 429 three times; 410 ends the address at once.</li>
</ol>
`;
