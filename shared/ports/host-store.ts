import type { RobotsRule } from '../domain/sources/robots.ts';

/** What a host says about robots, and until when (ISO) that is taken for true. */
export interface HostRobots {
  readonly rules: readonly RobotsRule[];
  readonly until: string;
}

/** When a request may be sent, and what is known of the host. */
export interface Turn {
  readonly at: Date;
  readonly robots?: HostRobots;
}

/** What all functions together know of the hosts they ask. */
export interface HostStore {
  /**
   * Takes the next turn at a host: not before `now`, and at least `spacingMs` after the turn taken before. Nobody else gets
   * the same one. If the next would come after `latest`, none is taken and the instant of it is answered.
   */
  takeTurn(
    host: string,
    now: Date,
    spacingMs: number,
    latest: Date,
  ): Promise<Turn | { readonly heldUntil: Date }>;
  /** Lets no turn begin before the instant; one that is later already stays. */
  hold(host: string, until: Date): Promise<void>;
  keepRobots(host: string, robots: HostRobots): Promise<void>;
}
