/** One composed mail. `to` is a single address; `raw` is the MIME text, 7-bit, CRLF. */
export interface OutgoingMail {
  readonly to: string;
  readonly from: string;
  readonly raw: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What the provider's answer means for this mail and for the line. */
export type SendResult =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  | { readonly outcome: 'slow-down'; readonly reason: string }
  | { readonly outcome: 'day-used-up'; readonly reason: string }
  | { readonly outcome: 'stop'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'never-left'; readonly reason: string }
  | { readonly outcome: 'ambiguous'; readonly reason: string };

/** Rates count recipients. An unlimited one is Infinity. */
export interface SendQuota {
  readonly perSecond: number;
  readonly perDay: number;
  readonly sentLastDay: number;
}

export interface MailTransport {
  /** Calls the provider once; never retries by itself. */
  send(mail: OutgoingMail): Promise<SendResult>;
  quota(): Promise<SendQuota>;
}
