import type { FrameRule } from './frame.ts';
import { phrases } from './phrase.ts';

/** "Change" of an entry, whatever the word. */
const CHANGE =
  '<revise|modify|amend|update|change|rewrite|replace|split|merge|consolidate|move|edit|restate|expand|clarify|rename|reword|adjust|alter|broaden|widen|narrow|redesignate|renumber|convert|reformat|enlarge|supplement|fold|reissue|recast>';
const CHANGED =
  '(brought up to date|refreshed|completed|shortened|lengthened|trimmed|reissued|recast|rearranged|reorganized|reordered|swapped|substituted|revised|modified|amended|updated|changed|rewritten|renamed|restated|moved (from|under)|merged|split|consolidated|edited|replaced|expanded|clarified|reworded|adjusted|altered|broadened|widened|narrowed|redesignated|renumbered|converted|enlarged|supplemented|re-?spelled|spelled (anew|differently|correctly|afresh)|given an?|written)';
const ADDED =
  '(added|listed|placed|put|included|inserted|designated|blacklisted|named|enrolled|entered|brought(?! up to date)|registered|inscribed|appended|inducted|written in(to)?|swept (up )?in(to)?|roped into)';
const REMOVED =
  '(removed|deleted|struck|stricken|taken off|taken from|delisted|de-listed|dropped|lifted (from|off)|withdrawn|cut from|freed from|released from|cancelled|canceled|rescinded|crossed off|erased|eliminated|expunged|taken out|vacated|scrubbed|purged|wiped|dismissed from|released|reversed|undone)';
/** An active past form, not the participle of a passive. */
const NOT_PASSIVE = '(?<!\\b(is|are|was|were|be|been|being|gets?|got) (\\w+ly |also |now |hereby )?)';

/**
 * Verbs by which a party comes onto a list, goes off it, or has its entry changed. A change of the entry comes first:
 * "adds an alias to the entry for X" adds no company.
 */
export const LIST_FRAMES: readonly FrameRule[] = [
  {
    id: 'add.list-expanded',
    action: 'add',
    reach: 'right',
    needs: 'list',
    pattern: phrases(
      '{list} {be}(expanded|extended|enlarged|widened|broadened|amended|revised|updated) (to (include|add|cover|list|name)|with)',
    ),
  },
  {
    id: 'add.noun',
    action: 'add',
    reach: 'both',
    needs: 'list',
    pattern: phrases(
      '(listing|addition|inclusion|blacklisting|placement) of {party}{..40} ((is|was|are|were|seems|looks|has been) (\\w+ )?(expected|imminent|likely|possible|planned|pending|announced|published|effective|near|final|coming)|takes? effect|took effect)',
    ),
  },
  {
    id: 'modify.entry-part',
    action: 'modify',
    reach: 'both',
    needs: 'list',
    pattern: phrases(
      `(<add|remove|delete|insert|include|drop|strike|assign|give|designate|get|gain|receive|carry|append|attach|list>|${CHANGE}) ({party} )?{det}{part}`,
      `{part}{..60} {be}(${ADDED}|${REMOVED}|${CHANGED}|corrected)( {..30})? (to|from|in|on|under|for|of) (the |its |their )?(entr(y|ies)|listings?|list)`,
      `^{part} (${ADDED}|${REMOVED}|${CHANGED}) (for|to|from|in|under|of)`,
      `^(under [^;,]{1,60}, ?)?((an?|the|one|two|three|four|five|six|several|some|second|third|new|further|old|additional|outdated|wrong|missing|street|following) ){1,4}{part}\\b{..80} {be}(${ADDED}|${REMOVED}|${CHANGED}|put in|supplied)`,
      `{party}('s)? (row|entry|listing|line|record|name|address)s? ((now|will|shall|henceforth) )*(reads?|shows?|says?|gives?|carr(y|ies)|bears?|begins?|include)`,
      '(licens\\w+ (review )?(polic(y|ies)|requirements?)|review polic(y|ies)) (for|of|in|under) (the )?(entry |entries )?(for |of )?{party}{..80} (changes?|{be}changed|moves?|goes|shifts?) {..40}(from|to)\\b',
      `(${CHANGE}|<tighten|relax|set>) {..60}(polic(y|ies)|requirements?|columns?){..30} (in|of|for|under) {entry} (for|of)`,
      `licens\\w+ (\\w+ )?(requirements?|polic(y|ies)) column{..60}({be}${CHANGED}|reads?|shows?|says|gives)`,
      '<add|insert|append|attach> {..90} (to|into|in) (an|its|their|the|one|this|that) (existing |current |present |old |earlier )?(entry|listing)\\b(?! list)',
      `names? of [^;.]{1,80} {be}(${CHANGED}|now given|given|shown|printed)`,
      'now (carry|carries|bears?|has|have|shows?|lists?|reads?|includes?|gives?|gains?) {..40}{part}',
      `(has|have|had|sees?|gets?) (its|their|the) (entr(y|ies)|listings?|names?|address(es)?) ${CHANGED}`,
    ),
  },
  {
    id: 'modify.entry',
    action: 'modify',
    reach: 'both',
    needs: 'list',
    pattern: phrases(
      `${CHANGE} ({entry}|how {party}|{party}('s)? (existing |current )?(entr(y|ies)|listings?))`,
      `{entry} (for |of |under )?{..80}{be}${CHANGED}`,
      '(in|under) {entry} (for|of) [^;.]{1,80}, (the |an? )?(\\w+ )?(phrase|words?|text|figures?|numbers?|column|names?|alias(es)?|address(es)?|citations?|footnotes?)\\b',
      '(revise|amend|modify|update|change)(?= {entry})',
      '<strike|remove|replace|delete> ({entry} (for |of )?)?(the name )?"?{party}[".,]* (and|with|by) (<insert> |<add> |<put> )?(in its (place|stead),? |instead,? )?(?="?{party})',
      `(revision|modification|update|change|amendment|edit)s? (of|to|in|for|is made to|are made to) {entry}`,
    ),
  },
  {
    id: 'modify.passive',
    action: 'modify',
    reach: 'left',
    needs: 'list',
    pattern: phrases(
      `(?<!\\b(supplement|supp|part|section|paragraph|table|regulations|ear|§|licens\\w+|policy|rule|order)\\b[^;]{0,60}){be}${CHANGED}`,
    ),
  },
  {
    id: 'modify.active',
    action: 'modify',
    reach: 'right',
    needs: 'party',
    pattern: phrases(
      '(?<!\\b(software|firmware|security|product|regular|market) )<revise|modify|update|rename|amend+>(?! (the |its |their |this )?(licens|ear\\b|export administration|export control|part \\d|sections? |§|supplement|regulations|commerce control|order|rule))',
      '(revision|modification)s? (of|to)',
      '^(revised|modified|amended|updated)(?=:| )',
    ),
  },
  {
    id: 'remove.entry',
    action: 'remove',
    reach: 'both',
    needs: 'list',
    pattern: phrases(
      '(<withdraw|cancel|rescind|end|eliminate|expunge|delete|erase|strike|remove|drop|lift|terminate>|<take> (out|off)) {entry}',
      '(has|have|had|sees?|gets?) (its|their|the) (entr(y|ies)|listings?|names?) (removed|deleted|struck|withdrawn|lifted|dropped|cancelled)',
      '(<lose>|sheds?) (it|them|(its|their|the) (entr(y|ies)|listings?|place|places|status)( on)?)',
      `entr(y|ies) {..80}{be}${REMOVED}`,
      '(entr(y|ies)|listings?|designation) (of|for) [^;.]{1,120} (ends?|expires?|lapses?|ceases?|terminates?|is over)',
      '(<withdraw|cancel|rescind|reverse|revoke|undo>|undoes|undone|<vacate|end|lift|annul|terminate|nullify|overturn>) (the |its |their |this |that |an? )?(\\w+ )?(placement|addition|listings?|inclusion|designations?|blacklisting)',
      '(<lose|escape>|<shake> off|<shed>|sheds|shed) (its |their |the )?(\\w+ )?(place|entry|listing|status|label|tag)',
      '(<vacate>|threw out|throws out|<void|overturn|quash>|<strike> down|<set> aside|<annul>) ([^\\s;.]+ ){0,4}(listing|designation|entry)',
      '{list} (also |now )?(<lose>|sheds|no longer (includes|names|contains|has))',
    ),
  },
  {
    id: 'remove.passive',
    action: 'remove',
    reach: 'left',
    needs: 'list',
    pattern: phrases(
      `{be}(${REMOVED}|off the)`,
      '(<come|go>|gets?|got|falls?|drops?|moves?) (off|out of|from) (it|{list})',
      '<leave|exit|depart> {list}',
      '(<cease>|stops?|stopped) (to be|being) (on|listed|included|designated|named|identified|part of)',
      '{be}(gone|let off|out|off)(?= (of|from) |[.,;]|$)|{be}cleared(?= from |[.,;]|$)',
      '(its|their) (removal|delisting|deletion|departure) from',
      '({be}|will |shall )?no longer ((be|stands?|remains?|figures?|features?|carries|carried) )?(\\w+ )?(on|in|under|among|part of)\\b',
      `{head}${REMOVED}(?= (to|on|in|as|under|by|among|onto|over|for|after|from|off|with|as)\\b|[.,;]|$|(?<=from|off) )`,
      '(<win|earn|secure|gain|obtain|achieve>|gets?|got) (its |their |the |a )?(\\w+ )?(removal|delisting|release|exit|deletion) from',
      '{be}(free|clear) of (the |its )?(list|licens|entity)',
      '(<drop|fall>|falls|fell|<disappear|vanish|step|slip>) (off|from|out of)',
      '({be})?no longer (on|part of|included|listed|appears?|designated|subject|named|identified)',
    ),
  },
  {
    id: 'remove.active',
    action: 'remove',
    reach: 'right',
    needs: 'list',
    pattern: phrases(
      '<remove|delete|strike|delist|drop+>',
      '(remove|delete|strike|delist)(?= ({entry}|"|{party}))',
      '(takes?|taking|took|lifts?|lifting|crosses|crossing|clears?|clearing|frees?|freeing|releases?|releasing|withdraws?|withdrawing|(has|have|had) (just |now |finally )?(taken|lifted|crossed|cleared|freed|released|withdrawn))(?= [^;]{0,160}\\b(off|from) )',
      '(removals?|deletions?|delisting|withdrawal) (of|from [^;:]{0,40}:|(have|has|are|is|were|was) (been )?(made|done))',
    ),
  },
  {
    id: 'remove.headline',
    action: 'remove',
    reach: 'right',
    needs: 'party',
    pattern: phrases(
      '^(?!not |no |none )([^:;]{0,50} )?(removals?|deletions?|delisted|removed|deleted)( from [^:]{0,40})?(?=:)|^out(?=:)',
    ),
  },
  {
    id: 'remove.past',
    action: 'remove',
    reach: 'both',
    needs: 'list',
    pattern: phrases(`${NOT_PASSIVE}(removed|deleted|delisted|dropped|struck)(?! and reserved)`),
  },
  {
    id: 'add.moved',
    action: 'add',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      '<move|transfer|shift|go|pass> [^;]{0,80}\\bfrom (the )?(unverified|meu|military end-user) list\\b.{0,20} (to|onto) (the )?entity list',
    ),
  },
  {
    id: 'add.named-as',
    action: 'add',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      '(<identify|name|determine|declare|deem|label|tag|classify|brand|recognize|list|designate>|<call> {party}) [^;.]{0,100}?(as |to be )?(an? |the )?(chinese |communist chinese |foreign |people.s liberation army )?military([- ]industrial)? (complex )?(compan(y|ies)|contractors?|end[- ]users?)',
      '(is|are|was|were) (an? |the )?(following )?(chinese )?military (compan(y|ies)|end[- ]users?)',
    ),
  },
  {
    id: 'add.list-gains',
    action: 'add',
    reach: 'right',
    needs: 'list',
    pattern: phrases(
      '{list} (also |now |thereby |today )*(gains?|gained|grows? (by|with)|takes? in|receives?|carr(y|ies)|includes|names|contains|counts|has (a )?new|(now )?has (an? )?entr(y|ies) (for|of)|welcomes?)',
    ),
  },
  {
    id: 'add.passive',
    action: 'add',
    reach: 'left',
    needs: 'list',
    pattern: phrases(
      `{be}(${ADDED}|identified (as|on)|determined to be a chinese military)(?! (price|value|tax|above|below|in (the )?(table|appendix)|as (an? |the )?(former|seller|buyer|lessor|supplier|customer|example|party to|witness)))`,
      '(<join|enter>|(<go>|lands?|landed|ends? up|ended up|winds? up|wound up|newly appears?|now appears?|appears?|newly|is now|are now|now stands?|find themselves|finds itself) (on|onto)|becomes? part of) (it|{list})',
      '(its|their) (addition|listing|inclusion|designation|placement|blacklisting) (to|on|in|as|by)',
      `{head}${ADDED}(?= (to|on|in|as|under|by|among|onto|over|for|after|from|off|with|as)\\b|[.,;]|$|(?<=from|off) )`,
      '{be}(among|one of) {..40} (on|in|to) (the |an? |its )?(new|latest|updated|revised|expanded|fresh) (\\w+ ){0,3}list',
      'belongs? (on|in|under)|on(to)? {list} (as of|from|starting) (today|now|\\w+day)',
      `({be}|<become>)(among |one of |part of )?(an? |the |its |their )?([a-z0-9-]+ ){0,3}(newest|latest|new|additional|newly[- ]\\w+|most recent) (\\w+ ){0,2}(names?|entr(y|ies)|part(y|ies)|additions?|members?|targets?|compan(y|ies)|firms?|entit(y|ies))`,
      '({be})?(made )?subject to (the )?(licens\\w+ )?(requirements? )?(of |under |that apply to {..30}on )?(the )?entity list',
      '(<find> (itself|themselves)|<see> (itself|themselves)) (\\w+ )?(on|in)',
      '(hit|slapped|struck|targeted|caught|swept up) (with|by|in) {..60}{list}',
      '{be}(added|appended|assigned|given|issued) (an? |the )?(new )?(entry|row|line|place|footnote)',
      '({be})?(a )?(new|next) (on|to|in|for) (it|them|{list})',
      '{be}(a )?new entr(y|ies)',
      'entr(y|ies) {be}(made|created|established|opened|set up)(?! for)',
      '<warrant|merit|deserve|justify> (its |their )?(inclusion|addition|listing|designation|placement)',
      '(has|have|gets?|got|receives?|received|is given|are given) (an? )?(new )?(entr(y|ies)|rows?|place) (in|on|under|of)',
      '{be}new(?= and| on| in|[.,;]|$)',
      '(now )?(counts?|figures?|appears?|stands?) among the listed',
    ),
  },
  {
    id: 'add.active',
    action: 'add',
    reach: 'right',
    needs: 'list',
    pattern: phrases(
      '(?<!\\b(stock|price|party|the|its|their|this|that|entity|sdn|list|other|several) )(<add+>|lists(?! of)|listing(?! (of|for|status|requirements))|{may}list|<insert|place|put+>|includes(?! an? )|<designate|blacklist|enrol|register+>)(?=[ :,.]|$)',
      '(?<!\\b(that|which|who) )(enters|entering|names|brings|bringing|enrolls|writes|lands|landing|lumps|sticks|thrusts?|pushes)(?= [^;]{0,120}\\b(to|on|onto|into|under) )',
      '(additions?|inclusion|placement|insertion|designation|(?<!1260h |the |entity )listing|new (entr(y|ies)|listings?|additions?)) (of|for|under|to|are|is|include|comprise)',
      'entr(y|ies) (for|of) [^;.]{1,160} (is|are) (new|created|inserted)',
      '(add|insert|enter|(?<!\\b(the|an?|its|this|that|first|same|entity|sdn|covered) )list)(?= (in alphabetical|{entry}|"|{party}))',
      'entr(y|ies) {be}(made|created|established|opened|set up) for',
      'new (rows?|names?|lines?|parties|entities)( on the list| under \\w+)? (are|is|for|include)',
      '{may}(name|designate|identify|blacklist)(?= )',
      '{may}include(?= (it|them|{party}))',
      'additions? (have|has|are|is|were|was) (been )?(made|done)',
      '(a|another|any) (new )?(listing|blacklisting|designation)(?! of)',
      '(gets|gains|receives|has) (\\w+ ){0,3}(more|new|further|additional) (names?|part(y|ies)|entr(y|ies)|entit(y|ies))',
    ),
  },
  {
    id: 'add.headline',
    action: 'add',
    reach: 'right',
    needs: 'party',
    pattern: phrases(
      "^([^:]{0,40}[:.)-] ?)?(newly )?(added|listed|inserted|new entr(y|ies)|additions?)( today| now)?( (is|are))?( under [a-z' ]{3,40})?( to (the )?[a-z0-9 ]{0,30}list)?( by [a-z ]{3,20})?(?=[:, ])",
      '^(?!not |no |none )([^:;]{0,50} )?(additions?|new entr(y|ies)|new names?|newly listed)(?=:)|^in(?=:)',
      '^(new|newcomers?) (on|to|in|under) [^:]{0,40}(?=:)',
    ),
  },
  {
    id: 'add.past',
    action: 'add',
    reach: 'both',
    needs: 'list',
    pattern: phrases(
      `${NOT_PASSIVE}(added|(?<!\\b(an?|the|any|other|each|every|no|all|of|to|already|with|by|for) )listed|placed|put|designated|blacklisted|inserted|included(?= (in|on|among|under))|named)(?! (parties|entities|party|entity|companies|affiliates?|subsidiaries|persons?|names?|technology|items?|goods|itself|themselves|above|below|herein|in (table|appendix|paragraph)|price|value|tax))`,
    ),
  },
  {
    id: 'correct',
    action: 'correct',
    reach: 'both',
    needs: 'nothing',
    pattern: phrases(
      '(is|are|was|were) (hereby )?corrected',
      '<correct+>',
      'corrections? (of|to|makes|fixes|supplies|adds|puts|inserts|restores|replaces|changes|gives)|(rule|document|notice|entry) {..60}(omits|omitted|misstated|left out|gave the wrong)',
      '^correction(?=[.:])',
      'for "[^"]{1,60}",? read\\b',
      'should (have )?(read|been|said)|should be (?=")|(printed|published|shown|given|set out) (without|under the wrong)|(left out|omitted|missing) (from|in|by)|puts? (it|them|that|this) (back|right)',
      '(is|are|was|were) (fixed|put right|set right|rectified)',
      '(was|is|were) (an? )?(slip|mistake|misprint|typo|error)',
      'contain(s|ed) (an? )?(\\w+ )?errors?',
      '<misspell|misprint|misstate|misname>',
      '(typographical|clerical|printing|drafting|spelling|editorial) (error|mistake|slip)s?',
      'erroneously|inadvertent(ly)?|by mistake|in error|erratum|errata',
      '<fix|repair|rectify|mend> (the|an?|its) (\\w+ )?(spelling|error|typo|name|mistake|slip|misprint|entry)',
      '(wrongly|mistakenly|incorrectly) (printed|spelled|gave|given|stated|listed|named|shown|omitted)|printed wrongly',
    ),
  },
];
