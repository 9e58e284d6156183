/** How a frame stands: it happens, it is proposed or only reported, it is past, it does not happen, somebody else says it. */
export type Status = 'adopted' | 'proposed' | 'hedged' | 'historical' | 'negated' | 'comment' | 'example';

/**
 * One cue for a status. `where` says where the cue stands: `before` the frame in its clause, close `near` before it, or
 * anywhere in the `clause` or the `sentence`. `when` limits a cue to official texts or to the press.
 */
export interface PolarityRule {
  readonly id: string;
  readonly status: Status;
  readonly where: 'near' | 'before' | 'clause' | 'sentence';
  readonly when: 'official' | 'press' | 'any';
  readonly pattern: RegExp;
}

/** One cue of the tables. */
export const cue = (
  id: string,
  status: Status,
  where: PolarityRule['where'],
  when: PolarityRule['when'],
  pattern: RegExp,
): PolarityRule => ({ id, status, where, when, pattern });
