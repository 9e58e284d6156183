import type { FrameRule } from './frame.ts';
import { phrases } from './phrase.ts';

const DENIAL =
  '(?:temporary denial orders?|denial orders?|tdos?|denials? of (?:\\w+ )?export privileges|orders? (?:temporarily )?denying(?: export privileges)?|(?:all |their |its )?export(?:ing)?[- ]privileges?|denied[- ]persons?(?: list)?|standard denial)';
const SANCTIONS_LIST =
  "(?:sdn list|specially designated nationals?(?: list)?|ns-cmic list|cmic list|ofac(?:'s)? list|sanctions list|list of specially designated)";
const LIFTED =
  '(?:lifted|terminated|vacated|rescinded|revoked|withdrawn|cancelled|canceled|ended|set aside|dissolved|not renewed|restored|reinstated|annulled|removed|modified to release)';

/** Denial orders, sanctions and enforcement: measures against a party by order, not by list text. */
export const ORDER_FRAMES: readonly FrameRule[] = [
  {
    id: 'deny.again',
    action: 'deny',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      `suspension of [^;.]{0,60}${DENIAL}[^;]{0,120} (?:lifted|ended|revoked|over|ends|withdrawn)`,
      `(?:<lift>|<end>|<revoke>|<withdraw>) the suspension of [^;.]{0,60}${DENIAL}`,
      `(?:<activate>|activation of)\\b[^;.]{0,60}\\b(?:suspended|denial|${DENIAL})`,
    ),
  },
  {
    id: 'lift-denial',
    action: 'lift-denial',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      `(?:<lift>|<terminate>|termination of|<vacate>|<rescind>|rescission of|<revoke>|revocation of|<withdraw>|withdrawal of|<cancel>|<end>|<set> aside|<dissolve>|<restore>|<reinstate>|<annul>|<remove>|<regain>|<get> back|removal [^;.]{0,40}from)\\b[^;.]{0,90}\\b${DENIAL}`,
      `(?:<take>|<remove>|<delete>|<strike>|<release>|<drop>|<free>) [^;.]{0,40}(?:out of|from) [^;.]{0,30}${DENIAL}`,
      `${DENIAL}[^;]{0,140} (?:is|are|was|were|has been|have been|be) (?:hereby |now |then )*${LIFTED}`,
      '(?:<end>|<lift>|<drop>) (?:the |its |an? )?(?:export|trade|supply) ban (?:on|against)',
      `(?:<get>|<have>|gets|has) ${DENIAL} (?:back|again|restored|returned)`,
      `${DENIAL}[^;]{0,140} (?:<expire>|<lapse>|ends|comes to an end|has ended|runs out|ran out)`,
    ),
  },
  {
    id: 'deny',
    action: 'deny',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      DENIAL,
      '<deny> (?:{party}|it|them|the (?:company|firm))[^;.]{0,40}\\b(?:the right to export|export|all privileges)',
      '<deny>\\b[^;.]{0,60}\\b(?:export|all|its|their) privileges',
      '(?:<extend>|<renew>|<prolong>) (?:the |its |an? )?(?:export|trade|supply) ban (?:on|against)',
      'may not\\b[^;.]{0,60}(?:participate|take part|engage) in any (?:way|transaction)',
      'related persons?(?! of)',
      '(?:<renew>|<extend>|<issue>|<modify>|<enter>|<sign>|<prolong>) (?:the |an? |its |this )?(?:\\w+ )?(?:orders?|tdos?) (?:against|on|naming|covering|that (?:bars|denies|cuts))',
      'bars? {party} from (?:all )?(?:exports|exporting|trade in)',
      '(?:<bar>|<ban>|<prohibit>|<block>|<forbid>|<cut> off) [^;.]{0,60}{party} (?:from|to) [^;]{0,60}\\b(?:for (?:an?|another|\\w+) (?:\\w+[- ])?(?:years?|days|months)|<renew> (?:an?|the|its) order)',
    ),
  },
  {
    id: 'order.matter-of',
    action: 'order',
    reach: 'right',
    needs: 'nothing',
    pattern: phrases('(?<!\\b(?:see|see also|cf\\.?) )in the matters? of:?'),
  },
  {
    id: 'unsanction',
    action: 'unsanction',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      '<unblock>|(?:<end>|<lift>|<terminate>|<cancel>|<remove>|<drop>) (?:the |its |this |all )?(?:blocking|freeze|freezing|asset freeze|designation|measures) (?:of|on|against|imposed|placed)',
      '(?:<delist>|<remove>|<strike>) [^;.]{0,60} as (?:a |an )?(?:specially|blocked|sdn)',
      '(?:<lift>|<ease>|<end>|<terminate>|<remove>|<drop>|<waive>)\\b[^;.]{0,40}\\bsanctions',
      'sanctions\\b[^;.]{0,60} (?:ends?|ended|<expire>|<lapse>|fall away|are over)',
      'sanctions\\b[^;.]{0,60} (?:are|were|is|have been|has been) (?:lifted|ended|terminated|removed|dropped)',
      `(?:<remove>|removals?|<delete>|<delist>|<take>|<come>|<drop>|<strike>|<leave>|deletions?)\\b[^;.]{0,120}\\b${SANCTIONS_LIST}`,
      '(?:bans?|prohibitions?|restrictions?|curbs?) on [^;.]{0,60}(?:securities|investments?|shares)\\b[^;.]{0,60} (?:ends?|ended|lapses?|lapsed|expires?|expired|{be}(?:lifted|ended|removed))',
      '(?:freed|released|relieved|cleared) (?:from|of) (?:us |the |its |american )*(?:sanctions|blocking)',
      'no longer (?:blocked|sanctioned|subject to (?:the )?(?:blocking|sanctions|an asset freeze))',
    ),
  },
  {
    id: 'sanction',
    action: 'sanction',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      '(?:sanctioned|sanctioning)|{may}sanction|{head}(?:sanctioned|blocked|frozen)(?= )',
      '(?:transactions?|dealings?|purchases?|investments?|trad(?:e|es|ing)) [^;.]{0,60}securities\\b[^;.]{0,80}(?:<prohibit>|<ban>|<bar>|<forbid>)',
      '(?:<prohibit>|<ban>|<bar>|<forbid>) [^;.]{0,80}(?:securities|investments?|shares)\\b',
      '(?<=\\b(?:us|states|treasury|washington|ofac|it|and|eu|uk) )sanctions(?= (?:{party}|the |an? |two |three |\\w+ (?:firms|companies)))',
      '(?:<hit>|<slap>|<target>|<put>|<place>) [^;.]{0,80} (?:with|under) (?:new |fresh |us )*sanctions',
      'identif\\w+ [^;.]{0,60} as (?:blocked )?property of',
      'sanctions (?:on(?! trade)|against)',
      '<impose>\\b[^;.]{0,60}\\bsanctions',
      '<block> (?:the |all |its )?(?:property|assets)',
      'property (?:and interests in property )?(?:of|is|are)[^;.]{0,90}\\bblocked',
      'blocking (?:the )?property|asset freeze',
      '<freeze>\\b[^;.]{0,40}\\bassets',
      '^(?:newly )?(?:blocked|sanctioned|frozen)(?: today| now| by ofac)?(?=[:,])',
      '(?:is|are|was|were|be|been|must be) (?:hereby |now )?blocked(?: (?:pursuant|under))?',
      '<meet> (?:[^\\s;.]+ ){0,7}criteria for (?:[^\\s;.]+ ){0,3}(?:sanctions|designation|blocking)',
      'specially designated nationals?|blocked persons?',
      '(?:<designate>|designation)\\b[^;.]{0,120}\\b(?:executive order|e\\.?o\\.?|ofac|treasury|sdn|ns-cmic|cmic)',
      `(?:<add>|<place>|<put>|<list>|<join>|<include>|<enter>|<insert>|<name>|inclusion|addition|<go>|new)\\b[^;.]{0,160}\\b${SANCTIONS_LIST}`,
    ),
  },
  {
    id: 'enforce.subject',
    action: 'enforce',
    reach: 'left',
    needs: 'nothing',
    pattern: phrases(
      '(?:has |have |will |must |is to |shall )?(?:agreed?|agrees) to (?:pay|a (?:civil |settlement|penalty)|settle|an? \\$|an? (?:outside )?audit|improve)',
      '(?:will |must |is to |shall |to |has )?(?:pays?|paid|paying|remits?)\\b[^;.]{0,60}(?:\\b(?:penalty|penalties|fines?|settle|settlement|resolve|million|civil|charges)|\\$[\\d.,]+)',
      '(?:settles?|settled)(?: (?:charges|allegations|claims|with|a case|over|its|potential|apparent|the))?',
      '(?:plea)?d(?:ed|s)? guilty|pleads guilty|pleaded guilty|pled guilty',
      'admit(?:s|ted)\\b[^;.]{0,60}',
      '{head}(?:fined|charged|indicted|convicted|penali[sz]ed|sentenced|cited)(?= )',
      '{be}(?:fined|charged|penali[sz]ed|indicted|convicted|debarred|sentenced|assessed|ordered to (?:pay|forfeit|surrender|disgorge)|found (?:to have|liable|in violation)|cited|reprimanded)',
      '(?:faces?|facing|<receive>|gets?|got|draws?|drew) (?:an? )?(?:\\$[\\d.,]+ (?:million )?)?(?:civil |criminal |money )?(?:penalty|fine|charges|warning letter|charging letter|no-action letter)',
      '(?:<violate>|broke|breaks|breached|<contravene>|<flout>|<evade>) (?:the |us |its |these |those |american )*(?:ear|export|sanctions|regulations?|rules?|controls?|order|law|terms|embargo)|<commit> [^;.]{0,30}violations?|committed [^;.]{0,30}violations?',
    ),
  },
  {
    id: 'enforce.against',
    action: 'enforce',
    reach: 'right',
    needs: 'nothing',
    pattern: phrases(
      '(?:civil |criminal |administrative |monetary |money )?(?:penalt(?:y|ies)|fines?)\\b[^;]{0,60}? (?:on|upon|against)',
      '(?:<impose>|<assess>|<levy>)\\b[^;.]{0,60}\\b(?:penalty|penalties|fine|fines)\\b[^;]{0,40}? (?:on|upon|against)',
      'fines|<fine->|fining|{may}fine',
      '(?:settlement|settles|settled|settling|consent|plea|deferred prosecution) (?:agreement |order |charges |a case |claims )?(?:with|against)',
      '(?:<close>|<conclude>|<resolve>|<open>|<bring>|<file>|<drop>|<pursue>|<start>|<settle>)\\b[^;.]{0,50}\\b(?:(?<!-)case(?!-)|matter|investigation|charges|proceedings?|action|complaint|inquiry|probe)\\b ?(?:against|of|into|with|concerning|over)?',
      '(?:settlement|consent|plea) (?:agreement )?between (?:the )?(?:\\w+ ){1,4}and',
      '(?:proposed )?(?:charging|warning|no-action|cautionary) letters? (?:(?:was|is|has been) )?(?:sent |issued |addressed |served )?(?:to|against|for|on)',
      '<charge> (?={party})',
      '(?:enforcement|administrative|civil|criminal) (?:case|action|complaint|charges|proceedings?|settlement)s?\\b ?(?:against|with|concerning|over)?',
      '(?:<penalize>|<penalise>|<indict>|<prosecute>|<convict>|<sentence->|{may}sentence|<reprimand>|<debar>)',
      '(?:indictments?|verdicts?|judge?ments?|complaints?|lawsuits?|charges|subpoenas?) (?:\\w+ ){0,3}(?:against|naming|of)',
      'order relating to',
      'finding of violation\\b[^;.]{0,20} (?:to|against)',
    ),
  },
  {
    id: 'enforce.letter',
    action: 'enforce',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      '(?:warning|charging|no-action|cautionary) letters?(?: (?:went|goes|was sent|is sent|has gone|has been sent) to)?',
    ),
  },
];
