import { phrase } from './phrase.ts';
import { cue, type PolarityRule } from './polarity.ts';

/** Who plans, asks, weighs and wants: what follows has not happened. */
const PLANS = [
  '<weigh|consider|mull>|plans?|planning|planned|<ponder|contemplate|float|eye|debate|discuss>|discussions?|<study|examine|explore|evaluate>|reviewing|<review> whether',
  '(?<!\\b(in|on|since|by|until|of|from|last|this|next|through|early|late|mid|before|after) )may(?! \\d| no longer| not)|might|could|would|should|can|will|shall|ought to|likely|expects?|expected|expecting|possibly|perhaps',
  '(is|are|was|were|be) (to|due|about|near|close|likely|expected|nearing)|set to|poised to|due to|about to|ready to|readies|readying|close to|on the verge of|on course to',
  '<draft>|(<draw>|draws|drawing|drew|drawn) up|think(s|ing)? (about|of)|talks?|talking|talked|<intend|prepare>|<look> (at|into)|working on|works? on|<seek>|seeking|sought|wants?|wanted|<wish|hope|aim>',
  '<urge>|<call> (for|on)|<ask|demand|push>|<press> (for|to)|<recommend|suggest|propose>|proposals?|<threaten|vow|warn|pledge|lobby|favour|favor|advocate|petition>|backs|backed|backing',
  '<lean> (to|towards?)|risks?|risking|closer to|<contemplate|signal|hint>|open to|in danger of|braces?|bracing|<face> (an? |the )?(possible|potential|looming|likely|threatened|risk|threat)|<discuss|flirt|float>|eager to|keen to|reluctant to|prospects? of|threats? of|calls? (for|to)',
  'chances?|odds|likelihood|probability|<predict|forecast|bet|anticipate>|we see',
  'bills?|legislation|letters? (to|urging|asking|calling|signed)|in a letter|pressure|to vote|votes? on|options?|possibility|possible|potential|ideas?|whether|if|<fear>|moves? (to|toward)|moving (to|toward)|decid(e|es|ing) (whether|on)|near(s|ing)|agreed? (to|on)|in line for|candidates?',
];

/** Cues that the press tells of plans. */
export const HEDGED_RULES: readonly PolarityRule[] = [
  cue(
    'hedged.sources',
    'hedged',
    'sentence',
    'press',
    phrase(
      'sources?(?! code)|insiders?|reportedly|rumou?r(s|ed)?|unnamed|anonymous(ly)?|leaked|<speculate>|speculation|unconfirmed|is said to|are said to|it is understood|allegedly',
      '(people|persons?|officials?|someone|somebody|two|three|one|those|executives?) (familiar|close|briefed|involved|aware|with (direct )?knowledge|who (asked|declined|spoke|have seen))',
      'a person|according to (people|sources?|a person|reports?|a draft|documents? seen|a memo)|(?<!we )(?<!company )(have|has) (been )?(told|learned|learnt)',
      'draft (rule|order|memo|plan|bill|list|text)s?',
      'under (consideration|discussion|review|study)|in (talks|discussion)|considering',
    ),
  ),
  cue('hedged.before', 'hedged', 'before', 'press', phrase(...PLANS)),
  cue(
    'hedged.headline',
    'hedged',
    'near',
    'press',
    /^[^,;:]{1,60}? to (?:get|be|receive|see|win|lose|face|join)\b|(?<!\b(?:wid|broad|tight)ens?(?:ed)?\b[^;]{0,80}|\b(?:expand|revis|amend|impos|adopt|issu)\w*\b[^;]{0,80})\b(?:to|in bid to|vote to) $/u,
  ),
  cue(
    'hedged.after',
    'hedged',
    'clause',
    'press',
    phrase(
      '(is|are|was|were|remains?) (being |still |now |also )?(considered|weighed|discussed|planned|drafted|debated|studied|mulled|on the table|an option|possible|likely|expected|under|in the works)',
      '(<face>|under|<open|launch|start|begin>|began) (an? |the )?([a-z-]+ ){0,4}(probe|investigation|inquiry|scrutiny)|{be}(investigat\\w+|probed|looked into)',
      '<face|risk|await|fear> (an? |the )?(possible|potential|looming|likely|threatened|risk|threat)|wants? {party}',
      '(bill|legislation) (naming|that|which|to|targeting|aimed|would|clears?|passes|passed)',
      '(could|may|might|(is|are) (likely|expected|due|set) to) ((soon|still|yet|also|well) )?(be (announced|published|unveiled|issued|decided|granted|signed|eased|lifted|revoked|extended|renewed|tightened|withdrawn|imposed|adopted|finalized)|come)',
      'to be (announced|published|unveiled)|considered for|(on|off) the table|in play|in the works|in the pipeline|(could|may|might) (follow|be next|come)|is next|(no|not) (yet )?(been )?(a |any )?(final )?(decided|final|finali[sz]ed|decision)',
    ),
  ),
];
