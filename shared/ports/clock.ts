/** The only source of "now" in the system. */
export interface Clock {
  now(): Date;
}

export interface Sleep {
  /** Resolves after that many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}
