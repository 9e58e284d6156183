import type { FrameRule } from './frame.ts';
import { PARTY } from './sentence-view.ts';

const re = (source: string) => new RegExp(source, 'gu');
const DENIAL =
  '(?:temporary denial orders?|denial orders?|tdos?|denial of export privileges|orders? (?:temporarily )?denying|export[- ]privileges?|denied[- ]persons?(?: list)?|standard denial)';

/** Denial orders, sanctions and enforcement: measures against a party by order, not by list text. */
export const ORDER_FRAMES: readonly FrameRule[] = [
  {
    id: 'lift-denial',
    action: 'lift-denial',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `\\b(?:lift(?:s|ed|ing)?|terminat(?:es?|ed|ing|ion of)|vacat(?:es?|ed|ing|ur of)|rescind(?:s|ed|ing)?|rescission of|revok(?:es?|ed|ing)|revocation of|withdraw(?:s|n|ing)?|withdrawal of|cancel(?:s|led|ling)?|ends|ended|ending|sets? aside|dissolv(?:es?|ed|ing)|restor(?:es?|ed|ing)|reinstat(?:es?|ed|ing)|annul(?:s|led)?)\\b[^;.]{0,90}\\b${DENIAL}|${DENIAL}\\b[^;]{0,140}\\b(?:(?:is|are|was|were|has been|be) (?:hereby |now )*(?:lifted|terminated|vacated|rescinded|revoked|withdrawn|cancelled|canceled|ended|set aside|dissolved|not renewed|restored|reinstated|annulled)|expires?|lapses?|ends|comes to an end|has ended|runs out)\\b|\\bremov(?:es?|ed|ing|al)\\b[^;.]{0,80}\\bdenied persons list`,
    ),
  },
  {
    id: 'deny.activate',
    action: 'deny',
    reach: 'both',
    needs: 'nothing',
    pattern: re(`\\bactivat(?:es?|ed|ing|ion)\\b[^;.]{0,60}\\b(?:suspended|denial|${DENIAL})`),
  },
  {
    id: 'deny.order',
    action: 'deny',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `\\b${DENIAL}\\b|\\bden(?:y|ies|ied|ying)\\b[^;.]{0,60}\\b(?:export|all|its|their) privileges|\\bmay not (?:directly or indirectly )?participate in any (?:way|transaction)|\\brelated persons?\\b`,
    ),
  },
  {
    id: 'order.matter-of',
    action: 'order',
    reach: 'right',
    needs: 'nothing',
    pattern: re('(?<!\\b(?:see|see also|cf) )\\bin the matters? of:?'),
  },
  {
    id: 'unsanction',
    action: 'unsanction',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      '\\b(?:unblock(?:s|ed|ing)?|lift(?:s|ed|ing)?\\b[^;.]{0,40}\\bsanctions|sanctions\\b[^;.]{0,60}\\b(?:are|were|is|have been) (?:lifted|ended|terminated|removed)|eas(?:es|ed|ing) sanctions|terminat(?:es|ed|ing)\\b[^;.]{0,40}\\bsanctions|(?:remov(?:es?|ed|ing|al of)|delet(?:es?|ed|ing)|delist(?:s|ed|ing)?|tak(?:es|en|ing)|took|comes?|drop(?:s|ped))\\b[^;.]{0,120}\\b(?:sdn list|specially designated nationals|cmic|sanctions list|blocked)|no longer (?:blocked|sanctioned|designated))\\b',
    ),
  },
  {
    id: 'sanction',
    action: 'sanction',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      '\\b(?:sanctioned|sanctions (?=.{0,80})(?!list|program|regulations|office)(?:on|against|for|over)?|sanctioning|impos(?:es?|ed|ing)\\b[^;.]{0,60}\\bsanctions|blocks? (?:the |all )?(?:property|assets)|property (?:and interests in property )?(?:of|is|are)[^;.]{0,60}\\bblocked|blocking (?:the )?property|freez(?:es?|ing)\\b[^;.]{0,40}\\bassets|(?:is|are|was|were|be|been) (?:hereby )?blocked|specially designated nationals?|blocked persons?|designat(?:es?|ed|ing|ion)\\b[^;.]{0,120}\\b(?:executive order|e\\.?o\\.?|ofac|treasury|sdn|ns-cmic|cmic)|(?:add(?:s|ed|ing)?|plac(?:es|ed|ing)|put(?:s|ting)?|list(?:s|ed|ing)|join(?:s|ed)?|includ(?:es|ed|ing)|inclusion|addition)\\b[^;.]{0,160}\\b(?:sdn list|ofac list|cmic list|ns-cmic|specially designated))',
    ),
  },
  {
    id: 'enforce.against',
    action: 'enforce',
    reach: 'right',
    needs: 'nothing',
    pattern: re(
      `\\b(?:(?:civil |criminal |administrative |monetary )?penalt(?:y|ies)\\b[^;]{0,60}?\\b(?:on|upon|against|for|to)|fin(?:es|ed|ing)\\b|(?:settlement|settles|settled|consent|plea) (?:agreement |order )?(?:with|against)|(?:closes|closed|closing|concludes?|resolv(?:es|ed|ing)|opens|brings?|brought|files?|filed)\\b[^;.]{0,40}\\b(?:case|matter|investigation|charges|proceedings?|action|complaint)\\b ?(?:against|of|into|with)?|(?:proposed )?charging letters?\\b[^;.]{0,30}?\\b(?:to|against)|warning letters? (?:to|against)|charg(?:es|ed|ing) (?=${PARTY})|enforcement action (?:against|concerning)|(?:administrative|enforcement|civil|criminal) (?:case|action|complaint|charges|proceedings?|settlement)s? (?:against|with|concerning)|(?:penaliz|penalis|indict|prosecut|convict|sentenc|reprimand|debar)(?:es|ed|s|ing)?|order relating to|forfeiture (?:against|by)|finding of violation (?:to|against)|imposes?\\b[^;.]{0,60}\\b(?:penalty|fine)\\b[^;]{0,30}? (?:on|upon|against))(?= |:|$)`,
    ),
  },
  {
    id: 'enforce.subject',
    action: 'enforce',
    reach: 'left',
    needs: 'nothing',
    pattern: re(
      '\\b(?:(?:has |have |will |must |is to |shall )?(?:agreed?|agrees) to (?:pay|a (?:civil |settlement|penalty)|settle|a \\$|audit)|(?:pays?|paid|paying|will pay|must pay|is to pay|shall pay|to pay)\\b[^;.]{0,60}\\b(?:penalty|fine|settle|settlement|resolve|million|\\$|civil)|(?:settles?|settled)\\b(?: (?:charges|allegations|claims|with|a case|over|its|potential|apparent))?|ple(?:a)?d(?:s|ed)? guilty|pled guilty|admit(?:s|ted)\\b[^;.]{0,60}|(?:is|are|was|were|has been|be) (?:fined|charged|penali[sz]ed|indicted|convicted|debarred|sentenced|assessed|ordered to pay|found (?:to have|liable)|cited)|faces? (?:a |an )?(?:civil |criminal )?(?:penalty|fine|charges)|receives? (?:a |an )?(?:warning letter|charging letter|penalty|no-action)|violated (?:the )?(?:ear|export)|committed [^;.]{0,30}violations?)\\b',
    ),
  },
];
