import type { FrameRule } from './frame.ts';
import { rule } from './frame-rule.ts';
import { expand } from './phrase.ts';

const FDP =
  '(foreign[- ](produced )?direct[- ]product|direct[- ]products? of|foreign[- ]produced[- ]direct|direct[- ]product rules?|fdprs?|fdp rules?|§ ?734.9|general prohibition (three|3)|736.2\\(b\\)\\(3\\)|footnote[- ]([145]|one|four|five) rules?|(made|built|produced) (abroad|overseas|outside the us)\\b{..60}(american|us) (tools?|technology|software|equipment|know-how)|rules? (to|that|which|on) {..40}foreign[- ](made|produced)|foreign[- ](made|produced) (\\w+ ){0,3}(items?|chips?|goods|products?){..80}footnote)';
const LISTED =
  '((parties|entities|companies|firms|party|company|entity|anyone|names?) on (the )?entity list|(entity[- ])?listed (part(y|ies)|entit(y|ies)|compan(y|ies)|firms?|persons?|owners?|ones?)|(blacklisted|sanctioned) (part(y|ies)|entit(y|ies)|compan(y|ies)|firms?|persons?|owners?|groups?))';
const HALF = '(50|fifty|half|majority|more than half|at least half)';

/** Words of change near a rule; without one, a rule is only spoken of. */
const MOVED = expand(
  '(<amend|revise|modify|change|expand|extend|widen|broaden|narrow|tighten|close|shut|cover|apply|reach|add|remove|limit|restrict|lower|raise|fall>|fell|<drop|rise|cut|set>|now|new|<replace|create|establish|impose|suspend|delay|reinstate|repeal|rescind|end|lift|adopt|issue|update|introduce|catch|capture|include|leave|exempt|exclude|redefine|ease|relax|stretch|grow|go|move>|become|becomes|<reduce|increase|halve|double>|no longer|<lapse|expire|resume>|takes? effect|<return|pause|postpone|sink>|shrinks?|<finalize|strengthen|loosen|toughen>|wider|stricter|lower|higher|zero|<put|bring>|counts?|is treated|are treated|<need|require>|<take> in|<admit|embrace>|<sweep> in|<spare|free|tolerate|count|climb|double|fix>)',
);
/** Looks for the subject first: the words before it are sought backwards, which from every place would be slow. */
const moved = (subject: string) =>
  `${subject}(?=.*\\b${MOVED}\\b)|(?=${subject})(?<=\\b${MOVED}\\b.*)${subject}`;

/** Licences for the time being. They come before all other frames: "removes the temporary general license" removes no company. */
export const TEMPORARY_LICENCE_FRAMES: readonly FrameRule[] = [
  rule(
    'tgl.end',
    'tgl-end',
    'both',
    'nothing',
    '(?!{tgl} now (lapses|ends|expires) (in|on|until)){tgl}[^;]{0,160} (?<!\\b(would|would have|was|were|due|set|about)( to)? )(ends?(?! date)|ended|<expire|lapse>|(not|nor|never) (\\w+ )?(be |being )?(renewed|extended|prolonged|continued)|<cease|stop>|(has|have) no (further )?effect|void|removed|<revoke>|withdrawn|<terminate|rescind>|(<run>|has run) out|gone|no longer|cancell?ed|is over|are over|deleted|reserved|comes? to an end|at an end|history|discontinued|wound down|is dead)',
    '(<remove>|removal of|<revoke>|revocation of|<withdraw>|withdrawal of|<terminate>|termination of|<rescind>|rescission of|<end>(?! date)|the end of|expir(y|ation) of|lapse of|<cancel|delete|let>|<decline> to (extend|renew)|<close>(?! date)|<discontinue>) (the |this |that |its )?([^\\s;:.]+ ){0,5}?{tgl}',
    '(an?|the|its|that|this|their) license ({..90} )?(lapsed|expired|(lapses|expires|expiring)(?! (on|in) {month})|ran out|runs out|<run> out|ends today|ended)',
    '(time|clock) (runs|ran|is running) out (for|on){..60}licens(e|es)',
    '(reprieve|grace period|lifeline)\\b{..60} (<run> out|<expire|lapse|end>|{be}over)',
    'no (further|more|longer any) (dealings|exports|transactions)[^;]{0,80}{tgl}',
  ),
  rule(
    'tgl.extend',
    'tgl-extend',
    'both',
    'nothing',
    '{tgl} (now (lapses|ends|expires|runs|lasts) (in|on|until|through)|{..60}runs? on\\b)',
    '{tgl}[^;]{0,80}<remove|replace> {..60}(19|20)\\d\\d|{tgl}[^;]{0,80}<remove|replace|strike> "?{month} \\d',
    '{tgl}[^;]{0,160} (stays?|remains?|continues?|keeps?|kept) (to be )?(valid|in force|in effect|good|open|available|usable|alive|effective) (until|through|for|to)',
    '{tgl}[^;]{0,180} (<extend>|extension|<prolong|renew>|renewal|moves? from|moved from|(for )?(another|a further|an additional|an extra|further|additional|\\w+ (more|extra|further|additional)) (\\w+[- ])?(days?|weeks?|months?|period)|<push|stretch>|now (runs|lasts|ends)|new (end|expiry|expiration) date|longer|<continue>|more time|until [^;]{0,30} instead of|become)',
    '<move|push|shift|defer|postpone|delay|put|set>( back)? (the |its )?(closing|end|ending|expiry|expiration|cut-?off|final|last) (date|day)[^;]{0,40}{tgl}',
    '(<extend>|extensions? of|<prolong>|prolongation of|<renew>|renewal of|<push|lengthen|continue>|(another|\\w+ (more|extra|further|additional)) (\\w+[- ])?(days|weeks|months) (of|for|to|under|on)|more time (for|under)|(end|expiry|expiration) date of|validity of)[^;]{0,90}{tgl}',
    'licens(e|es) ({..90} )?(is|are|was|were|has been|be) (extended|prolonged|renewed|stretched|lengthened)',
    '\\w+-(day|week|month) (extension|renewal) (for|of|to)',
    '<extend|renew|prolong> {..40}(reprieve|grace period)',
    '<extend|renew|prolong> {..40}licens(e|es)\\b{..40} (days|weeks|months|again|until|another)',
  ),
  rule(
    'tgl.more-time',
    'tgl-extend',
    'both',
    'actor',
    '<give|grant> {party} {..20}\\b(days|weeks|months)\\b',
  ),
  rule(
    'tgl.issue',
    'tgl-issue',
    'both',
    'nothing',
    '{tgl}',
    '(<grant|give|win|offer>|gets?|got) {..60}(reprieve|grace\\b)',
  ),
];

/** Changes of rules and licences that reach parties by class or by name. */
export const POLICY_FRAMES: readonly FrameRule[] = [
  rule(
    'affiliates-rule',
    'affiliates-rule',
    'both',
    'nothing',
    'affiliates rule',
    '(50|fifty)[- ]percent (rule|threshold|test|ownership)',
    `(owned|held|ownership|owns?|holds?|holding|stakes?|interest|owning|belong|share)\\b{..60}\\b${HALF}\\b{..100}\\b(list(ed|s)?|meu|sdn)`,
    `${HALF}[- ](percent)?( or more)?{..20}\\b(owned|held|ownership|stake)\\b{..80}\\blist(ed)?`,
    `${LISTED}{..60}\\b(owns?|holds?|controls?|have|has)\\b{..60}\\b${HALF}`,
    '(blacklist|list|controls?|curbs|restrictions?|rules?){..60}\\b(subsidiar|affiliat|units?|offshoots)\\w*{..60}\\b(owned|held|half|majority|50|fifty|controlled)\\b',
    `(affiliates|subsidiaries|units|offshoots) of (the |any |all |its )*(${LISTED}|parties|entities on|companies on|firms on)`,
  ),
  rule('fdp', 'fdp', 'both', 'nothing', moved(FDP)),
  rule(
    'de-minimis',
    'de-minimis',
    'both',
    'nothing',
    moved('de minimis'),
    moved('§ ?734.4'),
    moved('share of (american|us)(-made|-origin)? (parts|content|components)'),
    moved('us(-origin)? (controlled )?content|controlled (us )?content'),
  ),
  rule(
    'license',
    'license',
    'both',
    'nothing',
    '(specific|validated|individual|export|general) licens(e|es) (is|are|was|were|to|for|no\\.?|number|[0-9]+[a-z]?|authoriz\\w+)',
    '<drop|replace|end|change|adopt|apply|switch|abandon> {..40}(case-by-case|presumption of \\w+|policy of denial)',
    '<expand|widen|broaden|narrow|revise|amend|extend> (the )?(meaning|definition|term|concept)s? (of )?{..20}end[- ]us(e|er)s?\\b',
    'licens(e|ing) (review )?(polic(y|ies)|requirements?|exceptions?|conditions?|terms|applications?|decisions?)',
    'review polic(y|ies)|presumption of (denial|approval)|polic(y|ies) of (denial|approval)|case[- ]by[- ]case',
    'requests? to (ship|export|sell|send|supply)\\b[^;]{0,120} on (its|their) merits',
    'applications? (for|to|from|involving|naming|on|that|by|which)\\b[^;]{0,120} (will|are|is|shall|must|now|be|<move>|go)',
    'applications?\\b[^;]{0,80} (reviewed|decided|refused|denied|granted|approved)',
    'licens(e|es) (is|are|will be|was|were) (now |no longer |also |not )*(required|needed|granted|issued|revoked|suspended|necessary|void)',
    '<waive> ([^\\s;.]+ ){0,5}?(rules?|requirements?|restrictions?|prohibitions?|ban|controls?|order)',
    '(licens(e|es)|authori[sz]ations?|permits?|approvals?|exceptions?|exemptions?|waivers?)\\b{..100} {be}(pulled|yanked|revoked|suspended|withdrawn|cancell?ed|rescinded|voided|frozen|granted|approved|issued|extended|renewed|amended|modified|refused|denied|terminated|restored|reinstated|narrowed|limited)',
    '(exemptions?|waivers?|exceptions?|carve-outs?|dispensations?|reprieves?|safe harbou?rs?) (from|to|for|under|that|which|allow\\w*|let|lets|permit\\w*|cover\\w*|is|are)',
    '{be}(exempt(ed)?|excused|released|relieved|freed|authorized|permitted|allowed|licensed|cleared) (from|to|under|for)',
    '(<exempt|waive|excuse|license|authorize|permit|allow|relieve>|lets|letting) ([\\w-]+ ){0,4}?{party}',
    '(no longer|not) (authoriz\\w+|approv\\w+|licens\\w+|certif\\w+|permit\\w*) ([^\\s;.]+ ){0,4}?(equipment|products?|devices?|goods|exports?|sales|imports?)',
    '<grant|issue|revoke|cancel|rescind|pull|lose|suspend|withdraw|approve|require|need|renew|void|waive> ([^\\s;.]+ ){0,5}?licens(e|es|ing)',
    '<revoke|suspend|withdraw|terminate|cancel|grant|renew|limit> ([^\\s;.]+ ){0,5}?(?<!\\b(use|marketing|budget) )authori[sz]ations?',
    '<authorize|permit|allow>,? {..80}\\b(exports?|divest\\w*|debt|equity|reexports?|transfers?|shipments?|sales|transactions?|dealings?|deals?|activit\\w+|payments?|services?|wind\\w*|trade|trading)',
    '((export |licens\\w+ )?(controls?|requirements?|restrictions?)|ear|eccns?|license exceptions?)\\b{..80}{be}(tightened|eased|expanded|extended|imposed|relaxed|lifted|broadened|widened|narrowed|strengthened|loosened|introduced|adopted|amended|revised|added to the commerce control|placed on|made stricter|removed|suspended|limited|no longer)',
    '(<widen|expand|tighten|strengthen|impose|adopt|introduce|broaden|narrow|ease|relax|loosen>|expansion of|revisions? of|amendments? to|tightening of|imposition of|easing of) ([^\\s;.]+ ){0,6}?(controls?|requirements?|restrictions?)\\b',
    '(<hold|have>|has|<receive|obtain>|gets?|got|wins?|won|<keep>) (an? |its |the )?(\\w+ )?(licens(e|es)|authorization|waiver|exemption|permit)\\b',
    '(has|have|had) (licensed|authorized|permitted|exempted|cleared) ',
    '(says?|said) (yes|no) to|(<approve|clear|reject|back>|greenlights?|green-lights?|signs? off on|okays|blesses|waves? through|waved through) {..60}\\b(requests?|applications?|sales?|exports?|shipments?)\\b',
    '(green light|go-ahead|nod|permission|clearance|approval|blessing) (to|for|from)',
    '(may|can|will) (again |now |once more )?(be )?\\w+\\b{..60} without (an? )?licens(e|es)\\b',
    '<scrap|rescind|repeal|withdraw|drop|kill|issue|adopt|publish|unveil|finalize> ([^\\s;.]+ ){0,6}?(export|chip|trade|ai) ([a-z]+ ){0,2}(rules?|controls?|curbs|limits|restrictions?)\\b',
    'no (more )?licens(e|ing) exceptions?|no licens(e|es) (is|are)|validated end[- ]user|standards (organizations?|bodies|development)|savings clause|wind(ing)?[- ]?(downs?|up)',
  ),
  rule(
    'restrict.passive',
    'restrict',
    'left',
    'actor',
    '({be}(prohibited|barred|banned|restricted|halted|suspended|forbidden|cut off|outlawed|kept out|excluded|punished|squeezed|singled out|(hit|slapped|struck|targeted) (with|by))|<face|risk|escape|suffer|avoid|await|incur> ([^\\s;.]+ ){0,3}(bans?|restrictions?|curbs?|controls?|limits?|measures|blacklist\\w*|tariffs?)|<pose> an? ([a-z]+ (or |and )?){0,3}risks?)',
  ),
  rule(
    'restrict.told',
    'restrict',
    'left',
    'nothing',
    '(<receive>|gets?|got) (an? )?("?is informed"? |\\w+ )?(letters?|notices?|notification) (from|of) (the )?(bis|bureau|commerce|us |department|government)',
    '{be}(told|ordered|directed|instructed|required|forced)\\b{..30} to (stop|halt|cease|suspend|end) ([a-z]+ )?(shipping|shipments?|exports?|exporting|sales|selling|supplying|suppl(y|ies)|deliver\\w+|servic\\w+)',
  ),
  rule(
    'restrict',
    'restrict',
    'right',
    'actor',
    '(<restrict>|restrictions?|<curb|ban|bar|prohibit>|prohibitions?|<block|halt|stop>|<cut> off|<limit>|<choke>( off)?|<crack> down|<clamp> down|<tighten|suspend|forbid|target|squeeze|isolate>|<hit>(?! by)|<punish>)',
    '<tell|order|direct|instruct|require|compel|force|ask|command> (the |chipmakers? |toolmakers? |firms? (such as|like|including) )*{party}((, | and |, and )(the )?{party})* (to|not to|from|that|it)\\b',
    '<strip> {party} of|<freeze> out',
    'acts? against|acting against|acted against|<tell|inform|notify> {party} that\\b',
    '<cut> {party} off|(wants?|wanted|see|have) {party} (punished|banned|blacklisted|cut off|barred|restricted)',
    '(fees?|tariffs?|dut(y|ies)|levies|levy|surcharges?|embargo(es)?|boycott) (on|against)',
  ),
  // A noun only names the measure: it is somebody's only where it reaches him.
  rule(
    'restrict.noun',
    'restrict',
    'right',
    'actor',
    '(controls?|measures?|steps?|moves?|action|penalt(y|ies)|rules?|crackdown) (against|on(?! (mon|tues|wednes|thurs|fri|satur|sun)day)|targeting|for|aimed at)',
    '(relief|reprieve|waivers?) (for|to)',
  ),
];

/** The government asks or proposes, whatever it is about. */
export const PROPOSAL_FRAMES: readonly FrameRule[] = [
  rule(
    'proposal',
    'propose',
    'right',
    'nothing',
    'proposes?(?! to (remove from the record|meet))|{be}proposing|(is|are) (hereby )?proposed|proposed rule(making)?s?',
    '(<seek+>|seeks|seeking|<invite|solicit|request+>|<ask+> for|<welcome|open+>) (\\w+ ){0,3}(comments?|views|input|answers|feedback|a docket)',
    'requests? for comments?|notices? of inquiry|comments? (are|is) (requested|sought|invited|due)|petitions? for rulemaking',
    'advance notice(s)?\\b|asks? (which|whether|how|what)\\b',
    'order to show cause|<ask|invite|direct> {party} (why|to (show|explain|say))',
    'would (like|welcome) {..40}(hear|comments?|views|information)|^proposed(?=:)',
    'tentatively (conclude|find|decide|determine)\\w*',
  ),
  rule(
    'proposal.duty',
    'propose',
    'left',
    'nothing',
    'would (count|be (treated|covered|counted)|fall|become|have to|be (required|obliged|forced) to|need (an?|to)\\b)',
  ),
];

/** What news of plans is about. Only told as reported, never as done: the words alone say too little. */
export const TOPIC_FRAMES: readonly FrameRule[] = [
  rule(
    'topic',
    'topic',
    'both',
    'actor',
    '(export |trade |new |tougher |stricter |wider )*(licens(e|es|ing)|controls?|curbs?|restrictions?|limits?|bans?|blacklist(ing)?s?|sanctions|extensions?|reprieve|waivers?|crackdown|reach|rules?|orders?|regulations?|measures?|penalties|fines?|pardons?|relief|(de)?listing|removal|designation|embargo|clampdown|investigation|probe|inquiry|loophole|sights|crosshairs|radar|names in play)',
    'de minimis|direct product|entity list|executive order',
  ),
];
