import { phrase } from './phrase.ts';

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

const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const YEAR = '(?:19|20)\\d\\d';

const COMMENT_RULES: readonly PolarityRule[] = [
  {
    id: 'comment.commenter',
    status: 'comment',
    where: 'sentence',
    when: 'any',
    pattern: phrase(
      'comment(er|ator)s?',
      '(respondents?|petitioners?|trade associations?|industry groups?) (asked|said|argued|wrote|urged|wanted)',
      '(one|a|several|two|three|some|many|another|most) comments?(?! period)',
      'public comments? (asked|said|argued|urged|sought)',
      '^(one|another|others|some|two|three|several|a few|many|most|a second|a third) (also )?(said|asked|argued|wrote|urged|noted|suggested|stated|feared|wanted|thought|believed|requested|claimed|recommended|objected)',
      'comment letters?|comments? (from|by|of|filed by|submitted by|that|asked|said|argued)|in (its|their|a|the) comments?',
    ),
  },
  {
    id: 'comment.party',
    status: 'comment',
    where: 'before',
    when: 'official',
    pattern:
      /[\uE000-\uF8F0][^.;]{0,80} (?:argued|asserted|contended|asked|urged|requested|suggested|recommended|claimed|submitted|stated|wrote|said|says|argues|asks|urges|maintains) (?:that|whether|to|for|bis|the)\b/u,
  },
  {
    id: 'example.case',
    status: 'example',
    where: 'sentence',
    when: 'any',
    pattern:
      /\bby way of (?:illustration|example)|\bhypothetical|^(?:[\u2014-] ?)?(?:\(?\w\)? )?(?:examples?(?: \d+| [a-z])?[.: ]|for (?:example|instance)\b|suppose\b|assume\b|imagine\b|hypothetical|by way of (?:example|illustration))/u,
  },
];

const NEGATED_RULES: readonly PolarityRule[] = [
  {
    id: 'adopted.not-until',
    status: 'adopted',
    where: 'clause',
    when: 'official',
    pattern:
      /\bnot (?:apply|be applied|enforce|be enforced|take effect|begin)\b[^;.]{0,60}\b(?:until|before|for)\b/u,
  },
  {
    id: 'historical.years-on',
    status: 'historical',
    where: 'sentence',
    when: 'press',
    pattern: /^(?:more than )?(?:\w+ )?(?:years?|months|decades?) (?:on|later|after|since)\b|^timeline\b/u,
  },
  {
    id: 'historical.since-then',
    status: 'historical',
    where: 'near',
    when: 'any',
    pattern: /\b(?:since|after|when) (?:the )?[\uE000-\uF8F0][^,;]{0,12}$/u,
  },
  {
    id: 'adopted.decision',
    status: 'adopted',
    where: 'near',
    when: 'press',
    pattern:
      /(?:\b(?:announc\w+|confirm\w+) (?:today |on \w+ )?(?:that )?(?:it|they|we|the \w+) (?:will|would|is to) $|\b(?:ordered|orders|instructs|instructed|directs|directed|told|tells) [^;,]{1,40} to $|\b(?:decision|move) (?:of|by) [^;,]{1,40} to $)|\b(?<!(?:no|weighs?|mulls?|pending|possible|any|(?:near|nears|nearing|close to|before|ahead of|towards?|awaits?|awaiting|approach|approaches|approaching|face|faces|expects?|expected) (?:an?|the|its)) )(?:decision|move|order|step|vote) to $|\b(?:fcc|commission|agency|committee on foreign investment|regulators?)\b[^;,]{0,20} (?:voted|votes)(?: on \w+| today| \d-\d)* to $/u,
  },
  {
    id: 'hedged.plans-no',
    status: 'hedged',
    where: 'near',
    when: 'press',
    pattern: /\b(?:plans?|expects?|intends?|sees?|wants?) no\b/u,
  },
  {
    id: 'negated.not',
    status: 'negated',
    where: 'near',
    when: 'any',
    pattern:
      /(?:\b(?:not|never|neither|nor|without|cannot|nothing|no plans? to|declin\w+ to|refus\w+ to|decided against|rejects?|rejected|stops? short of|stopped short of|refrain\w* from|instead of|rather than|far from|opts? not to|chose not to|denied|denies|no decision to|no longer plans? to|no intention (?:of|to)|rules? out|ruled out|drops? plans? to|dropped plans? to|shelv\w+ plans? to|abandon\w* plans? to)|n't)(?! only)(?: [^\s;,:]+){0,4} ?$/u,
  },
  {
    id: 'negated.untrue',
    status: 'negated',
    where: 'clause',
    when: 'press',
    pattern: phrase(
      '(is|are|was|were|as|call(s|ed) (it|them|that)) (simply |entirely |completely )?(false|untrue|wrong|baseless|unfounded|groundless|inaccurate|not true|fabricated|a hoax|nonsense)',
    ),
  },
  {
    id: 'negated.report',
    status: 'negated',
    where: 'clause',
    when: 'press',
    pattern: phrase(
      '<deny|dismiss|refute|reject|dispute> (an? |the |any |all |as )?(\\w+ )?(reports?|rumou?rs?|claims?|suggestions?|speculation|stories|story)',
    ),
  },
  {
    id: 'negated.left-as-is',
    status: 'negated',
    where: 'sentence',
    when: 'official',
    pattern:
      /\b(?:this|the) (?:rule|notice|document|order|action) (?:leaves|keeps) (?:that|this|it|them|these|those)\b[^.;]{0,40}\b(?:as (?:it|they) (?:was|were|is|are|stands?)|unchanged|alone|untouched|in place)/u,
  },
  {
    id: 'negated.request-refused',
    status: 'negated',
    where: 'before',
    when: 'any',
    pattern: phrase(
      '(<deny|reject|dismiss|refuse|decline>|turn(s|ed) down|threw out|throws out|<lose>) ([^\\s;,]+ ){0,4}?(motions?|requests?|petitions?|bids?|appeals?|suits?|lawsuits?|claims?|applications?|proposals?|calls?|pleas?|efforts?)',
    ),
  },
  {
    id: 'negated.grounds',
    status: 'negated',
    where: 'clause',
    when: 'any',
    pattern: phrase(
      '(record|evidence|facts?|information|grounds|findings?|case|basis) (does|do|did|was|were|is|are) not (\\w+ )?(support|warrant|justify|meet|suffic\\w+|sufficient|enough)',
      '(un|not )(warranted|justified|supported|founded)|insufficient (evidence|grounds|information|basis)|no (grounds|basis|reason|cause) (for|to)',
      '(proposals?|plans?|bills?|ideas?|motions?|recommendations?|petitions?|requests?|nominations?) (to|for|that|of)\\b{..100} ({be}|has been |have been )(now )?(withdrawn|dropped|abandoned|shelved|rejected|declined|refused|denied|dismissed|turned down|defeated|scrapped)',
      '<withdraw|drop|abandon|shelve|scrap|reject> (its |the |a |an |that )?(\\w+ )?(proposals?|plans?|idea|bill|proposed rule|rulemaking|advance notice)',
    ),
  },
  { id: 'negated.no', status: 'negated', where: 'near', when: 'any', pattern: /\bno (?:[a-z-]+ ){0,3}$/u },
];

const PROPOSED_RULES: readonly PolarityRule[] = [
  {
    id: 'proposed.verb',
    status: 'proposed',
    where: 'before',
    when: 'official',
    pattern: phrase(
      '<propose>|proposals?|would|(is|are) considering|considers?|under consideration|tentatively|may (later|decide)|contemplat(es|ing)|envisag(es|ing)|if (finali[sz]ed|adopted)|intends to (propose|consider)',
      '(<request|seek>|seeking|sought|<invite|solicit>|<ask> for|<welcome>) (\\w+ ){0,3}(comments?|views|input|information)',
      '(petitions?|requests?) (of|by|from) [^;.:]{0,60} to\\b',
      'comments? (are|is) (requested|sought|invited|due)',
      'advance notice|notice of inquiry|(?<!(determin|decid|conclud|agre|found|find)\\w* that [^;]{0,80})should|inquiry (about|on|into)',
    ),
  },
  {
    id: 'proposed.inquiry',
    status: 'proposed',
    where: 'sentence',
    when: 'official',
    pattern: phrase(
      '(<seek>|seeks|<invite|solicit|request>) (\\w+ ){0,3}(comments?|views|input|information)',
      'advance notice of proposed',
    ),
  },
  {
    id: 'proposed.clause',
    status: 'proposed',
    where: 'clause',
    when: 'official',
    pattern: phrase(
      '(is|are|be|being) (hereby )?proposed( for)?',
      'proposed (rule|rulemaking|addition|listing|removal|change|order|amendment)s?',
      'notice of inquiry|requests? for comments?|(is|are) (being )?considered|invites? (comments?|views)|would (be|also|then|no longer)',
    ),
  },
];

/** Who plans, asks, weighs and wants: what follows has not happened. */
const PLANS = [
  '<weigh|consider|mull>|plans?|planning|planned|<ponder|contemplate|float|eye|debate|discuss>|discussions?|<study|examine|explore|evaluate>|reviewing|<review> whether',
  '(?<!\\b(in|on|since|by|until|of|from|last|this|next|through|early|late|mid|before|after) )may(?! \\d)|might|could|would|should|can|will|shall|ought to|likely|expects?|expected|expecting|possibly|perhaps',
  '(is|are|was|were|be) (to|due|about|near|close|likely|expected|nearing)|set to|poised to|due to|about to|ready to|readies|readying|close to|on the verge of|on course to',
  '<draft>|(<draw>|draws|drawing|drew|drawn) up|think(s|ing)? (about|of)|talks?|talking|talked|<intend|prepare>|<look> (at|into)|working on|works? on|<seek>|seeking|sought|wants?|wanted|<wish|hope|aim>',
  '<urge>|<call> (for|on)|<ask|demand|push>|<press> (for|to)|<recommend|suggest|propose>|proposals?|<threaten|vow|warn|pledge|lobby|favour|favor|back|advocate|petition>',
  '<lean> (to|towards?)|risks?|risking|closer to|<contemplate|signal|hint>|open to|in danger of|braces?|bracing|<face> (an? |the )?(possible|potential|looming|likely|threatened|risk|threat)|<discuss|flirt|float>|eager to|keen to|reluctant to|prospects? of|threats? of|calls? (for|to)',
  'chances?|odds|likelihood|probability|<predict|forecast|bet|anticipate>|we see',
  'bills?|legislation|letters? (to|urging|asking|calling|signed)|in a letter|pressure|to vote|votes? on|options?|possibility|possible|potential|ideas?|whether|if|<fear>|moves? (to|toward)|moving (to|toward)|decid(e|es|ing) (whether|on)|near(s|ing)|agreed? (to|on)|in line for|candidates?',
];

const HEDGED_RULES: readonly PolarityRule[] = [
  {
    id: 'hedged.sources',
    status: 'hedged',
    where: 'sentence',
    when: 'press',
    pattern: phrase(
      'sources?(?! code)|insiders?|reportedly|rumou?r(s|ed)?|unnamed|anonymous(ly)?|leaked|<speculate>|speculation|unconfirmed|is said to|are said to|it is understood|allegedly',
      '(people|persons?|officials?|someone|somebody|two|three|one|those|executives?) (familiar|close|briefed|involved|aware|with (direct )?knowledge|who (asked|declined|spoke|have seen))',
      'a person|according to (people|sources?|a person|reports?|a draft|documents? seen|a memo)|(?<!we )(?<!company )(have|has) (been )?(told|learned|learnt)',
      'draft (rule|order|memo|plan|bill|list|text)s?',
      'under (consideration|discussion|review|study)|in (talks|discussion)|considering',
    ),
  },
  { id: 'hedged.before', status: 'hedged', where: 'before', when: 'press', pattern: phrase(...PLANS) },
  {
    id: 'hedged.headline',
    status: 'hedged',
    where: 'near',
    when: 'press',
    pattern:
      /^[^,;:]{1,60}? to (?:get|be|receive|see|win|lose|face|join)\b|(?<!\b(?:wid|broad|tight)ens?(?:ed)?\b[^;]{0,80}|\b(?:expand|revis|amend|impos|adopt|issu)\w*\b[^;]{0,80})\b(?:to|in bid to|vote to) $/u,
  },
  {
    id: 'hedged.after',
    status: 'hedged',
    where: 'clause',
    when: 'press',
    pattern: phrase(
      '(is|are|was|were|remains?) (being |still |now |also )?(considered|weighed|discussed|planned|drafted|debated|studied|mulled|on the table|an option|possible|likely|expected|under|in the works)',
      '(<face>|under|<open|launch|start|begin>|began) (an? |the )?([a-z-]+ ){0,4}(probe|investigation|inquiry|scrutiny)|{be}(investigat\\w+|probed|looked into)',
      '<face|risk|await|fear> (an? |the )?(possible|potential|looming|likely|threatened|risk|threat)|wants? {party}',
      '(bill|legislation) (naming|that|which|to|targeting|aimed|would|clears?|passes|passed)',
      'to be (announced|published|unveiled)|considered for|(on|off) the table|in play|in the works|in the pipeline|(could|may|might) (follow|be next|come)|is next|(no|not) (yet )?(been )?(a |any )?(final )?(decided|final|finali[sz]ed|decision)',
    ),
  },
];

const HISTORICAL_RULES: readonly PolarityRule[] = [
  {
    id: 'historical.already',
    status: 'historical',
    where: 'near',
    when: 'any',
    pattern: /\balready (?:\w+ ){0,2}$|\b(?:years?|months?|weeks?|decades?) after [^,;]*$/u,
  },
  {
    id: 'historical.year-of',
    status: 'historical',
    where: 'near',
    when: 'any',
    pattern: /\b(?:19|20)\d\d(?: [-\u2014])? (?:[\uE000-\uF8F0] )?$/u,
  },
  {
    id: 'historical.reference',
    status: 'historical',
    where: 'sentence',
    when: 'official',
    pattern: /^[\W\d_]*(?:see(?:,| also| generally| e\.?g)|cf\.|compare )/u,
  },
  {
    id: 'historical.day',
    status: 'historical',
    where: 'clause',
    when: 'official',
    pattern: phrase(
      `(on|of|since|from|dated) ${MONTH} \\d{1,2},? ${YEAR}`,
      `(on|of|since|from|dated) \\d{1,2} ${MONTH},? ${YEAR}`,
    ),
  },
  {
    id: 'historical.dated',
    status: 'historical',
    where: 'clause',
    when: 'any',
    pattern: phrase(
      `(in|since|from|of|during|until|before|back in|as early as) ((early|late|mid-?|fiscal|calendar|year|${MONTH}|spring|summer|autumn|fall|winter),? ?(of )?)*${YEAR}`,
      '(last|the previous|an earlier|a previous|a prior|the prior|the earlier) (year|month|rule|notice|action|decade|administration|autumn|spring|summer|winter|order)',
      '(years?|months?|weeks?|decades?) (ago|earlier|before)',
      'as in (earlier|previous|past|prior|other)|as (before|ever)\\b',
      'previously|earlier|formerly|already|originally|initially|long (been|since)|at (the|that) time|once|historically|in the past|prior to',
      'had (been|already)|ha(s|ve) (long )?been [^;]{0,40} since|since (then|it|its|the|being)|first (added|listed|placed|designated)|dating from',
      `(the |an? )?${YEAR} (rule|notice|order|action|listing|decision|list)`,
      `(in|since) ${MONTH}(?! \\d)`,
      '\\d{2} fr \\d{3,6}',
    ),
  },
];

/** In order: the first that fits decides. */
export const POLARITY_RULES: readonly PolarityRule[] = [
  ...COMMENT_RULES,
  ...NEGATED_RULES,
  ...PROPOSED_RULES,
  ...HEDGED_RULES,
  ...HISTORICAL_RULES,
];
