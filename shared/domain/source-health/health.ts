/** What is wrong with a source that is not well. `empty`: its selectors find nothing; `silent`: nothing new for longer than usual. */
export type Trouble = 'blocked' | 'unreadable' | 'empty' | 'silent';

/** A trouble that lasts. Instants are ISO, UTC. */
export interface SourceTrouble {
  /** What the last look found. */
  readonly kind: Trouble;
  /** When it began. */
  readonly since: string;
  /** Looks in a row that found trouble, of whatever kind. */
  readonly looks: number;
  /** Whether the operator was told. */
  readonly told: boolean;
}

export interface HealthVerdict {
  readonly trouble?: SourceTrouble;
  /** Given once when a source breaks and once when it is well again. */
  readonly notice?: 'broken' | 'recovered';
}

/** Looks in a row that find trouble before anybody is told: single failures are ordinary. */
const PATIENCE = 3;

/**
 * The health of a source after one more look at it: `found` is the trouble, undefined where all is well. Between two notices
 * `broken` there is always one `recovered`; whoever was not told of the trouble is not told of its end.
 */
export function judgeHealth(
  before: SourceTrouble | undefined,
  found: Trouble | undefined,
  at: Date,
): HealthVerdict {
  if (found === undefined) return before?.told === true ? { notice: 'recovered' } : {};
  const looks = (before?.looks ?? 0) + 1;
  const told = before?.told === true || looks >= PATIENCE;
  const trouble = { kind: found, since: before?.since ?? at.toISOString(), looks, told };
  return told && before?.told !== true ? { trouble, notice: 'broken' } : { trouble };
}
