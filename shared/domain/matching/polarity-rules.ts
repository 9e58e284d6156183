/** How a frame stands: it happens, it is proposed or only reported, it is past, it does not happen, somebody else says it. */
export type Status = 'adopted' | 'proposed' | 'hedged' | 'historical' | 'negated' | 'comment' | 'example';

/**
 * One cue for a status. `where` says where the cue stands: `before` the frame in its clause, close `near` before it, or
 * anywhere in the `sentence`. `when` limits a cue to official texts or to the press.
 */
export interface PolarityRule {
  readonly id: string;
  readonly status: Status;
  readonly where: 'near' | 'before' | 'clause' | 'sentence';
  readonly when: 'official' | 'press' | 'any';
  readonly pattern: RegExp;
}

/** In order: the first that fits decides. */
export const POLARITY_RULES: readonly PolarityRule[] = [
  {
    id: 'comment.commenter',
    status: 'comment',
    where: 'sentence',
    when: 'any',
    pattern:
      /\b(?:commenters?|commentators?|respondents? (?:asked|said|argued|wrote)|(?:one|a|several|two|three|some|many|another) comments?\b|public comments? (?:asked|said|argued|urged|sought)|comment letters?|in (?:its|their|a|the) comments?|comments? (?:from|by|of|filed by|submitted by|that)|comment asked|trade associations? (?:asked|urged|argued)|petitioners? (?:asked|argued))\b/u,
  },
  {
    id: 'example.case',
    status: 'example',
    where: 'sentence',
    when: 'any',
    pattern:
      /^(?:[\u2014-] ?)?(?:example(?: \d+| [a-z])?[.:]|for (?:example|instance)\b|suppose\b|assume\b|imagine\b|hypothetical)/u,
  },
  {
    id: 'negated.not',
    status: 'negated',
    where: 'near',
    when: 'any',
    pattern:
      /(?:\b(?:not|never|neither|nor|without|cannot|nothing|no plans? to|declin\w+ to|refus\w+ to|decided against|rejects?|rejected|stops? short of|stopped short of|refrain\w* from|instead of|rather than|far from|opts? not to|chose not to|denied|denies|no decision to|no longer plans? to|no intention (?:of|to)|rules? out|ruled out)|n't)(?! only)(?: [^\s;,]+){0,4} ?$/u,
  },
  {
    id: 'negated.no-noun',
    status: 'negated',
    where: 'near',
    when: 'any',
    pattern: /\bno (?:[a-z-]+ ){0,3}$/u,
  },
  {
    id: 'proposed.verb',
    status: 'proposed',
    where: 'before',
    when: 'official',
    pattern:
      /\b(?:propos(?:e|es|ed|ing|al|als)|would|(?:is|are) considering|considers?|(?:request|seek|invite|solicit|ask)(?:s|ing|ed)?(?: [a-z]+){0,3} (?:comments?|views|input|information)\b|comments? (?:are|is) (?:requested|sought|invited|due)|advance notice|notice of inquiry|under consideration|may (?:later|decide)|tentatively)\b/u,
  },
  {
    id: 'proposed.after',
    status: 'proposed',
    where: 'clause',
    when: 'official',
    pattern:
      /\b(?:(?:is|are|be|being) (?:hereby )?proposed|proposed (?:rule|rulemaking|addition|listing|removal|change|order)|advance notice of proposed|notice of inquiry|request for comments?)\b(?! effective)/u,
  },
  {
    id: 'hedged.sources',
    status: 'hedged',
    where: 'sentence',
    when: 'press',
    pattern:
      /\b(?:sources?(?! code)|(?:people|persons?|officials?|someone|somebody|two|three|one|those) (?:familiar|close|briefed|with (?:direct )?knowledge|who (?:asked|declined|spoke))|a person|insiders?|reportedly|rumou?r(?:s|ed)?|unnamed|anonymous|according to (?:people|sources?|a person|reports?|a draft|documents seen)|draft (?:rule|order|memo|plan)s?|leaked|speculation|speculat\w+|is said to|are said to|it is understood|expected|likely|unconfirmed|considering|under (?:consideration|discussion|review|study)|in (?:talks|discussion))\b/u,
  },
  {
    id: 'hedged.before',
    status: 'hedged',
    where: 'before',
    when: 'press',
    pattern:
      /\b(?:weigh(?:s|ed|ing)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|plan(?:s|ned|ning)?|may|might|could|would|should|can|will|shall|(?:is|are|was|were|be) (?:to|set to|due to|about to|poised to|ready to|likely to|close to|near(?:ing)?|expected to)|to (?=$)|expect(?:s|ed)?|likely|draft(?:s|ed|ing)?|draw(?:s|ing)? up|think(?:s|ing)? (?:about|of)|talk(?:s|ing|ed)?|discuss(?:es|ed|ing|ions?)?|debat(?:es|ed|ing|e)|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on)|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|want(?:s|ed)?|wish(?:es)?|push(?:es|ed|ing)?|press(?:es|ed|ing)? (?:for|to)|seek(?:s|ing)?|sought|intend(?:s|ed)?|prepar(?:es?|ed|ing)|look(?:s|ed|ing)? (?:at|into)|ey(?:es|eing)|stud(?:y|ies|ied|ying)|examin(?:es?|ed|ing)|explor(?:es?|ed|ing)|evaluat(?:es?|ed|ing)|review(?:s|ing)|recommend(?:s|ed|ing)?|suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing|al)|threaten(?:s|ed|ing)?|vow(?:s|ed)?|warn(?:s|ed)?|aim(?:s|ed|ing)?|hop(?:es|ed|ing)|move(?:s|d)? (?:to|toward)|moving (?:to|toward)|bill|legislation|letter|option|options|possibility|possible|potential|idea|whether|if|fear(?:s|ed)?|ponder(?:s|ed|ing)?|contemplat(?:es?|ed|ing)|float(?:s|ed|ing)?|tout(?:s|ed)?|favou?rs?|back(?:s|ed)?|support(?:s|ed)?|decid(?:e|es|ing) (?:whether|on)|near(?:s|ing)|agree(?:d|s)? (?:to|on)|working on|work on)\b/u,
  },
  {
    id: 'hedged.headline',
    status: 'hedged',
    where: 'near',
    when: 'press',
    pattern: /\bto $/u,
  },
  {
    id: 'hedged.after',
    status: 'hedged',
    where: 'clause',
    when: 'press',
    pattern:
      /\b(?:(?:is|are|was|were|remains?) (?:being |still |now )?(?:considered|weighed|discussed|planned|drafted|debated|studied|mulled|on the table|an option|possible|likely|expected|under)|on the table|could follow|may follow|might follow|is next|may be next|could be next|not (?:yet )?(?:been )?(?:decided|final|finali[sz]ed)|no (?:final )?decision)\b/u,
  },
  {
    id: 'historical.dated',
    status: 'historical',
    where: 'clause',
    when: 'any',
    pattern:
      /\b(?:(?:in|since|from|of|during|until|before|back in|as early as) (?:(?:early|late|mid-?|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter),? ?(?:of )?)*(?:19|20)\d\d|(?:last|the previous|an earlier|a previous|a prior|the prior) (?:year|month|rule|notice|action|decade|administration|autumn|spring|summer|winter)|years? (?:ago|earlier|before)|months? (?:ago|earlier)|weeks? ago|decades? ago|previously|earlier|formerly|already|originally|initially|long (?:been|since)|at (?:the|that) time|once|historically|in the past|prior to|had (?:been|already)|ha(?:s|ve) (?:long )?been .{0,40}\bsince|since (?:then|it|its|the|being)|first (?:added|listed|placed|designated)|dating from|\d{2} fr \d{3,6})\b/u,
  },
];
