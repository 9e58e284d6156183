import type { FrameRule } from './frame.ts';

/** Says that nothing changes for the parties it reaches: a frame of its own that governs like a verb. */
export const UNCHANGED_FRAMES: readonly FrameRule[] = [
  {
    id: 'ru.stays',
    action: 'unchanged',
    needs: 'nothing',
    reach: 'both',
    pattern: /остав(?:ил|ля|ш)\S*|оста(?:ё|е)тся|остал\S*/gu,
  },
  {
    id: 'negated.stays',
    action: 'unchanged',
    needs: 'nothing',
    reach: 'left',
    pattern:
      /\b(?:stays?|remains?|continues? (?:to be|on|as|unchanged)|keeps? (?:its|their) (?:place|entry|entries|listing|status)|(?:is|are|was|were) (?:left )?(?:unchanged|unaffected|not (?:affected|concerned|touched|reached|altered|changed|covered|included|among|part|on|at issue|named|a party|subject|the subject))|(?:do|does|did|will|would) not change|goes? untouched|(?:is|are) left (?:as|alone|untouched|in place)|(?:is|are) untouched|(?:appears?|stands?|figures?|is|are) (?:on|in) (?:it|the list|there) as (?:in|before|ever)|still (?:stands?|appears?|on))\b/gu,
  },
  {
    id: 'negated.leaves',
    action: 'unchanged',
    needs: 'nothing',
    reach: 'both',
    pattern:
      /\b(?:leav(?:es?|ing)(?= .{0,200}\b(?:as (?:they|it|is|are|before)|unchanged|alone|untouched|in place|intact|on the|alone))|keeps?(?= .{0,200}\b(?:as|on (?:the|it)|unchanged|listed|in place))|retain(?:s|ed|ing)?|uph(?:olds?|eld)|lets? stand|maintain(?:s|ed|ing)?|no (?:further )?(?:changes?|revisions?|action|amendments?|modifications?)(?: (?:is|are|has been|have been|was|were))?(?: (?:being )?(?:made|taken|proposed))?(?: (?:to|for|in|on|with regard to|against|concerning))?|(?:does|do|did|will|would|is|are|was|were) not (?:intended to )?(?:affect|change|alter|amend|revise|modify|remove|add|list|apply to|cover|reach|touch|include|extend to|name|concern|impose|designate|address)|nothing in this (?:rule|notice|order)|without (?:changing|affecting|prejudice))\b/gu,
  },
];
