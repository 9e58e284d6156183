/** Our name for robots.txt (RFC 9309 section 2.2.1): the first word of the User-Agent. */
export const PRODUCT_TOKEN = 'Rulewire';

/** The User-Agent: who asks, and whom to write to (an address of mail or web) if we ask too often. */
export const userAgent = (contact: string) => `${PRODUCT_TOKEN}/1.0 (rule change alerts; +${contact})`;

/** One line of robots.txt that concerns us. */
export interface RobotsRule {
  readonly allow: boolean;
  /** The path as written, percent-encoding evened out; `*` stands for anything, `$` at the end for the end. */
  readonly path: string;
}

/** Read as far as this (RFC 9309 section 2.5 asks for 500 kibibytes at least). */
const LONGEST = 512 * 1024;
/** More rules than any file has for one robot; what has more is taken for "keep out". */
const MOST_RULES = 2000;

export const KEEP_OUT: readonly RobotsRule[] = [{ allow: false, path: '/' }];

/**
 * The rules of a robots.txt for the robot of that product token, which is compared without regard to case: those of all
 * groups that name it, else those of the groups for `*` (RFC 9309 section 2.2).
 */
export function readRobots(text: string, token: string): readonly RobotsRule[] {
  const named: RobotsRule[] = [];
  const general: RobotsRule[] = [];
  let ours = false;
  let group: RobotsRule[][] = [];
  let naming = false;
  for (const line of text
    .slice(0, LONGEST)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)) {
    const [key, value] = record(line);
    if (key === 'user-agent') {
      if (!naming) group = [];
      naming = true;
      const agent = /^[a-z_-]*/i.exec(value)?.[0].toLowerCase();
      if (value.startsWith('*')) group.push(general);
      else if (agent === token.toLowerCase()) {
        ours = true;
        group.push(named);
      }
    } else if (key === 'allow' || key === 'disallow') {
      naming = false;
      // An empty path rules nothing out, and nothing in.
      if (value !== '')
        for (const rules of group) rules.push({ allow: key === 'allow', path: evened(value) });
    }
  }
  const rules = ours ? named : general;
  return rules.length > MOST_RULES ? KEEP_OUT : rules;
}

/** The name of a record in lower case and its value; comments and white space are gone. */
function record(line: string): readonly [string, string] {
  const bare = line.replace(/#.*/, '');
  const colon = bare.indexOf(':');
  return colon < 0 ? ['', ''] : [bare.slice(0, colon).trim().toLowerCase(), bare.slice(colon + 1).trim()];
}

/**
 * Whether the rules let an address be fetched: the longest path that fits decides, of equal ones the one that allows
 * (RFC 9309 section 2.2.2). /robots.txt itself always is.
 */
export function robotsAllow(rules: readonly RobotsRule[], address: string): boolean {
  const { pathname, search } = new URL(address);
  if (pathname === '/robots.txt') return true;
  const path = evened(pathname + search);
  let best: RobotsRule | undefined;
  for (const rule of rules) {
    const length = best?.path.length ?? -1;
    const stronger = rule.path.length > length || (rule.path.length === length && rule.allow);
    if (stronger && fits(rule.path, path)) best = rule;
  }
  return best?.allow ?? true;
}

/**
 * One spelling for equal paths: unreserved characters bare, everything outside ASCII as its octets, escapes in upper case
 * (RFC 3986 section 6.2.2). A broken escape stays as it is.
 */
function evened(path: string): string {
  const encoded = path.replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.toWellFormed()));
  return encoded.replace(/%([0-9a-f]{2})/gi, (sequence, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[a-z0-9._~-]/i.test(character) ? character : sequence.toUpperCase();
  });
}

/** Whether a pattern fits the beginning of a path, or with `$` all of it; the time is at most their lengths multiplied. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const glob = anchored ? pattern.slice(0, -1) : `${pattern}*`;
  let [at, inGlob, star, resume] = [0, 0, -1, 0];
  while (at < path.length) {
    if (glob[inGlob] === '*') {
      [star, resume] = [inGlob, at];
      inGlob += 1;
    } else if (glob[inGlob] === path[at]) {
      inGlob += 1;
      at += 1;
    } else if (star >= 0) {
      resume += 1;
      [inGlob, at] = [star + 1, resume];
    } else return false;
  }
  while (glob[inGlob] === '*') inGlob += 1;
  return inGlob === glob.length;
}
