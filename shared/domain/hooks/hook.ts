/** In which form a hook is told: as our own signed JSON, or as the message that the chat takes. */
export type HookKind = 'generic' | 'slack' | 'teams';

/** An address of a reader's own that is called when she is told at once. */
export interface Hook {
  /** Random; the secret that signs its calls follows from it. */
  readonly hookId: string;
  readonly kind: HookKind;
  /** Whoever knows it can write there: it is shown to nobody and stands in no log. */
  readonly url: string;
  /** The secret of the deployment from which its own was made. */
  readonly kid: string;
  /** How often its secret was replaced. */
  readonly turn: number;
  /** ISO instant (UTC) of the last time. */
  readonly turnedAt?: string;
  /** ISO instant (UTC). */
  readonly addedAt: string;
}

export const MOST_HOOKS = 3;

/** How a hook stands: only an active one is told of changes. Instants are ISO, UTC. */
export interface HookStanding {
  readonly hookId: string;
  /** `untested` until its receiver has taken a test; `off` once it failed for two days, or its receiver said that it is gone. */
  readonly state: 'untested' | 'active' | 'off';
  /** The first of the calls in a row that failed. */
  readonly failingSince?: string;
  /** What was answered last, where it failed: see `answerWords`. */
  readonly reason?: string;
}

/** Longer addresses are not taken; those of Teams workflows have some 400 characters. */
const LONGEST_URL = 1000;
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|home|lan|test|invalid|onion|arpa)$/;

/**
 * The address of a hook as it is kept, or undefined where none of that kind is called: only https on its usual port, a
 * name with a dot in it and no literal address, without user and password. Where the name leads is judged at each call.
 */
export function hookUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || url.protocol !== 'https:' || url.port !== '') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const host = url.hostname.replace(/\.$/, '');
  const literal = /^[\d.]+$/.test(host) || host.startsWith('[');
  if (!host.includes('.') || literal || INNER_NAME.test(host)) return undefined;
  url.hash = '';
  return url.href.length > LONGEST_URL ? undefined : url.href;
}

const SLACK = /^hooks\.slack(-gov)?\.com$/;
// Workflows of Power Automate (learn.microsoft.com, "Create incoming webhooks with Workflows") and the older connectors.
const TEAMS = /\.(logic\.azure\.com|api\.powerplatform\.com|webhook\.office\.com)$/;

/** The kind of a hook by the host it is at. `url` is one that `hookUrl` gave. */
export function hookKindOf(url: string): HookKind {
  const { hostname } = new URL(url);
  if (SLACK.test(hostname)) return 'slack';
  return TEAMS.test(hostname) ? 'teams' : 'generic';
}

/** The address as pages show it: the host and the last four characters, enough to tell two apart. */
export function maskedUrl(url: string): string {
  return `https://${new URL(url).hostname}/…${url.slice(-4)}`;
}
