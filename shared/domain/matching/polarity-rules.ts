import { HEDGED_RULES } from './hedged-rules.ts';
import { MONTH, phrase } from './phrase.ts';
import { cue, type PolarityRule } from './polarity.ts';

const YEAR = '(?:19|20)\\d\\d';

const COMMENT_RULES: readonly PolarityRule[] = [
  cue(
    'comment.commenter',
    'comment',
    'sentence',
    'any',
    phrase(
      'comment(er|ator)s?',
      '(respondents?|petitioners?|trade associations?|industry groups?) (asked|said|argued|wrote|urged|wanted)',
      '(one|a|several|two|three|some|many|another|most) comments?(?! period)',
      'public comments? (asked|said|argued|urged|sought)',
      '^(one|another|others|some|two|three|several|a few|many|most|a second|a third) (also )?(said|asked|argued|wrote|urged|noted|suggested|stated|feared|wanted|thought|believed|requested|claimed|recommended|objected)',
      'comment letters?|comments? (from|by|of|filed by|submitted by|that|asked|said|argued)|in (its|their|a|the) comments?',
    ),
  ),
  cue(
    'comment.party',
    'comment',
    'before',
    'official',
    /[\uE000-\uF8F0][^.;]{0,80} (?:argued|asserted|contended|asked|urged|requested|suggested|recommended|claimed|submitted|stated|wrote|said|says|argues|asks|urges|maintains) (?:that|whether|to|for|bis|the)\b/u,
  ),
  cue(
    'example.case',
    'example',
    'sentence',
    'any',
    /\bby way of (?:illustration|example)|\bhypothetical|^(?:[\u2014-] ?)?(?:\(?\w\)? )?(?:examples?(?: \d+| [a-z])?[.: ]|for (?:example|instance)\b|suppose\b|assume\b|imagine\b|hypothetical|by way of (?:example|illustration))/u,
  ),
];

const NEGATED_RULES: readonly PolarityRule[] = [
  cue('negated.nothing', 'negated', 'before', 'official', /\bnothing in (?:this|the)\b/u),
  cue('negated.upheld', 'negated', 'near', 'press', /\buph(?:olds?|eld) (?:[^\s;,]+ ){0,3}$/u),
  cue(
    'adopted.not-until',
    'adopted',
    'clause',
    'official',
    /\bnot (?:apply|be applied|enforce|be enforced|take effect|begin)\b[^;.]{0,60}\b(?:until|before|for)\b/u,
  ),
  cue(
    'historical.years-on',
    'historical',
    'sentence',
    'press',
    /^(?:more than )?(?:\w+ )?(?:years?|months|decades?) (?:on|later|after|since)\b|^timeline\b/u,
  ),
  cue(
    'historical.since-then',
    'historical',
    'near',
    'any',
    /\b(?:since|after|when) (?:the )?[\uE000-\uF8F0][^,;]{0,12}$/u,
  ),
  cue(
    'adopted.decision',
    'adopted',
    'near',
    'press',
    /(?:\b(?:announc\w+|confirm\w+) (?:today |on \w+ )?(?:that )?(?:it|they|we|the \w+) (?:will|would|is to) $|\b(?:ordered|orders|instructs|instructed|directs|directed|told|tells) [^;,]{1,40} to $|\b(?:decision|move) (?:of|by) [^;,]{1,40} to $)|\b(?<!(?:no|weighs?|mulls?|pending|possible|any|(?:near|nears|nearing|close to|before|ahead of|towards?|awaits?|awaiting|approach|approaches|approaching|face|faces|expects?|expected) (?:an?|the|its)) )(?:decision|move|order|step|vote) to $|\b(?:fcc|commission|agency|committee on foreign investment|regulators?)\b[^;,]{0,20} (?:voted|votes)(?: on \w+| today| \d-\d)* to $/u,
  ),
  cue(
    'adopted.in-force',
    'adopted',
    'sentence',
    'press',
    /\b(?:put|came|entered|went)\b[^;.]{0,40}\binto (?:force|effect)\b/u,
  ),
  cue('hedged.plans-no', 'hedged', 'near', 'press', /\b(?:plans?|expects?|intends?|sees?|wants?) no\b/u),
  cue(
    'negated.not',
    'negated',
    'near',
    'any',
    /(?:\b(?:not|never|neither|nor|without|cannot|nothing|no plans? to|declin\w+ to|refus\w+ to|decided against|rejects?|rejected|stops? short of|stopped short of|refrain\w* from|instead of|rather than|far from|opts? not to|chose not to|denied|denies|no decision to|no longer plans? to|no intention (?:of|to)|rules? out|ruled out|drops? plans? to|dropped plans? to|shelv\w+ plans? to|abandon\w* plans? to)|n't)(?! only)(?: [^\s;,:]+){0,4} ?$/u,
  ),
  cue(
    'negated.untrue',
    'negated',
    'clause',
    'press',
    phrase(
      '(is|are|was|were|as|call(s|ed) (it|them|that)) (simply |entirely |completely )?(false|untrue|wrong|baseless|unfounded|groundless|inaccurate|not true|fabricated|a hoax|nonsense)',
    ),
  ),
  cue(
    'negated.report',
    'negated',
    'clause',
    'press',
    phrase(
      '<deny|dismiss|refute|reject|dispute> (as "?\\w+"? )?(an? |the |any |all |as )?(\\w+ )?(reports?|rumou?rs?|claims?|suggestions?|speculation|stories|story)',
    ),
  ),
  cue(
    'negated.left-as-is',
    'negated',
    'sentence',
    'official',
    /\b(?:this|the) (?:rule|notice|document|order|action) (?:leaves|keeps) (?:that|this|it|them|these|those)\b[^.;]{0,40}\b(?:as (?:it|they) (?:was|were|is|are|stands?)|unchanged|alone|untouched|in place)/u,
  ),
  cue(
    'negated.request-refused',
    'negated',
    'before',
    'any',
    phrase(
      '(<deny|reject|dismiss|refuse|decline>|turn(s|ed) down|threw out|throws out|<lose>) ([^\\s;,]+ ){0,4}?(motions?|requests?|petitions?|bids?|appeals?|suits?|lawsuits?|claims?|applications?|proposals?|calls?|pleas?|efforts?)',
    ),
  ),
  cue(
    'negated.grounds',
    'negated',
    'clause',
    'any',
    phrase(
      '(record|evidence|facts?|information|grounds|findings?|case|basis) (does|do|did|was|were|is|are) not (\\w+ )?(support|warrant|justify|meet|suffic\\w+|sufficient|enough)',
      '(un|not )(warranted|justified|supported|founded)|insufficient (evidence|grounds|information|basis)|no (grounds|basis|reason|cause) (for|to)',
      '(proposals?|plans?|bills?|ideas?|motions?|recommendations?|petitions?|requests?|nominations?) (to|for|that|of)\\b{..100} ({be}|has been |have been )(now )?(withdrawn|dropped|abandoned|shelved|rejected|declined|refused|denied|dismissed|turned down|defeated|scrapped)',
      '<withdraw|drop|abandon|shelve|scrap|reject> (its |the |a |an |that )?(\\w+ )?(proposals?|plans?|idea|bill|proposed rule|rulemaking|advance notice)',
    ),
  ),
  cue('negated.no', 'negated', 'near', 'any', /\bno (?:[a-z-]+ ){0,3}$/u),
];

const PROPOSED_RULES: readonly PolarityRule[] = [
  cue(
    'proposed.verb',
    'proposed',
    'before',
    'official',
    phrase(
      '<propose>|proposals?|would|(is|are) (considering|thinking|minded|inclined|weighing|contemplating)|considers?|under consideration|tentatively|may (later|decide)|contemplat(es|ing)|envisag(es|ing)|if (finali[sz]ed|adopted)|intends to (propose|consider)',
      '(<request|seek>|seeking|sought|<invite|solicit>|<ask> for|<welcome>) (\\w+ ){0,3}(comments?|views|input|information)',
      '(petitions?|requests?) (of|by|from) [^;.:]{0,60} to\\b',
      'comments? (are|is) (requested|sought|invited|due)|asks (for views on )?(whether|if)',
      'advance notice|notice of inquiry|(?<!(determin|decid|conclud|agre|found|find|resolv|vot|rul)\\w* that [^;]{0,80})should|inquiry (about|on|into)',
    ),
  ),
  cue(
    'proposed.inquiry',
    'proposed',
    'sentence',
    'official',
    phrase(
      '(<seek>|seeks|<invite|solicit|request>) (\\w+ ){0,3}(comments?|views|input|information)',
      'advance notice of proposed',
    ),
  ),
  cue(
    'proposed.clause',
    'proposed',
    'clause',
    'official',
    phrase(
      '(is|are|be|being) (hereby )?proposed( for)?',
      'proposed (rule|rulemaking|addition|listing|removal|change|order|amendment)s?',
      'notice of inquiry|requests? for comments?|(is|are) (being )?considered|invites? (comments?|views)|would (be|also|then|no longer)',
    ),
  ),
];

const HISTORICAL_RULES: readonly PolarityRule[] = [
  cue(
    'historical.already',
    'historical',
    'near',
    'any',
    /\balready (?:\w+ ){0,2}$|\b(?:years?|months?|weeks?|decades?) after [^,;]*$/u,
  ),
  cue(
    'historical.year-of',
    'historical',
    'near',
    'any',
    /\b(?:19|20)\d\d(?: [-\u2014])? (?:[\uE000-\uF8F0] )?$/u,
  ),
  cue(
    'historical.reference',
    'historical',
    'sentence',
    'official',
    /^[\W\d_]*(?:see(?:,| also| generally| e\.?g| \d| the | §| supp)|cf\.|compare )/u,
  ),
  cue(
    'historical.day',
    'historical',
    'clause',
    'official',
    phrase(
      `(on|of|since|from|dated) ${MONTH} \\d{1,2},? ${YEAR}`,
      `(on|of|since|from|dated) \\d{1,2} ${MONTH},? ${YEAR}`,
    ),
  ),
  cue(
    'historical.dated',
    'historical',
    'clause',
    'any',
    phrase(
      `(in|since|from|of|during|until|before|back in|as early as) ((early|late|mid-?|fiscal|calendar|year|${MONTH}|spring|summer|autumn|fall|winter),? ?(of )?)*${YEAR}`,
      '(last|the previous|an earlier|a previous|a prior|the prior|the earlier) (year|month|rule|notice|action|decade|administration|autumn|spring|summer|winter|order)',
      '(years?|months?|weeks?|decades?) (ago|earlier|before)',
      'as in (earlier|previous|past|prior|other)|as (before|ever)\\b',
      'previously|earlier|formerly|already|originally|initially|long (been|since)|at (the|that) time|once|historically|in the past|prior to',
      '(?<!\\b(said|says|announced|confirmed|disclosed) (that )?(it|they|the \\w+) )had (been|already)|ha(s|ve) (long )?been [^;]{0,40} since|since (then|it|its|the|being)|first (added|listed|placed|designated)|dating from',
      `(the |an? )?${YEAR} (rule|notice|order|action|listing|decision|list)`,
      `(in|since) ${MONTH}(?! \\d)`,
      '\\d{2} fr \\d{3,6}',
    ),
  ),
];

/** In order: the first that fits decides. */
export const POLARITY_RULES: readonly PolarityRule[] = [
  ...COMMENT_RULES,
  ...NEGATED_RULES,
  ...PROPOSED_RULES,
  ...HEDGED_RULES,
  ...HISTORICAL_RULES,
];
