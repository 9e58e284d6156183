/** The one secret of a deployment; keys for each purpose are derived from it. */
export interface Secrets {
  /** The active secret first, older ones after it (kept for verifying links that were sent with them). */
  keys(): Promise<readonly { readonly kid: string; readonly secret: string }[]>;
}
