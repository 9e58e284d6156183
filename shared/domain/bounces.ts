/** What a bounce of one recipient asks us to do. */
export type BounceVerdict =
  /** The address cannot be written to: never again. */
  | 'suppress'
  /** It did not work this time; several in a row pause the person. */
  | 'soft'
  /** An answering machine, or an address that was not tried. */
  | 'ignore'
  /** The mail itself was refused: our mistake, not the reader's. */
  | 'our-fault';

const OUR_FAULT = new Set(['MessageTooLarge', 'ContentRejected', 'AttachmentRejected']);
/** RFC 3463 5.4.4, "unable to route": the domain does not exist. SES reports it as transient all the same. */
const NO_SUCH_DOMAIN = '5.4.4';

/**
 * Judges a bounce by SES's types (https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html#bounce-types)
 * and what the receiving side said about this recipient.
 */
export function judgeBounce(
  bounceType: string,
  bounceSubType: string,
  recipient: { readonly action: string | undefined; readonly status: string | undefined },
): BounceVerdict {
  if (OUR_FAULT.has(bounceSubType)) return 'our-fault';
  if (bounceType === 'Permanent') return 'suppress';
  if (recipient.status === NO_SUCH_DOMAIN) return 'suppress';
  // An out-of-office answer comes as a transient bounce without a failed action.
  return recipient.action === 'failed' ? 'soft' : 'ignore';
}
