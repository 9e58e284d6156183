import type { FrameRule } from './frame.ts';

const re = (source: string) => new RegExp(source, 'gu');
const TGL = '(?:temporary general licens(?:e|es)|tgls?|general licens(?:e|es) (?=.{0,40}huawei))';
const FDP =
  '(?:foreign[- ](?:produced )?direct[- ]product|foreign[- ]produced[- ]direct|direct product rules?|fdpr?|fdp rules?|§ ?734\\.9|general prohibition three|736\\.2\\(b\\)\\(3\\))';
const CHANGE =
  '(?:amend|revis|modif|chang|expand|extend|widen|broaden|narrow|tighten|cover|appl(?:y|ies|ied)|reach|add|remov|limit|restrict|lower|rais|fall|drop|rise|cut|set|now|new|replac|creat|establish|impos|suspend|delay|reinstat|repeal|rescind|end|lift|clos|adopt|issu|updat|introduc|catch|capture|includ|exempt|exclud|redefin|eas|relax|stretch|grow|goes?|go|mov|becom|reduc|increas|halv|doubl|no longer|lapse|expir|resum|takes? effect|return|paus|postpon)';
const EASE = `(?:(?:${CHANGE})[a-z]*)`;

/** Changes of rules and licences that reach parties by class or by name. */
export const POLICY_FRAMES: readonly FrameRule[] = [
  {
    id: 'tgl.end',
    action: 'tgl-end',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `${TGL}\\b[^;]{0,160}\\b(?:ends?\\b(?! date)|ended|expir(?:es?|ed|y)|laps(?:es?|ed)|not (?:be )?(?:renewed|extended|prolonged)|removed|revoked|withdrawn|terminated|rescinded|runs? out|gone|no longer|cancell?ed|over|deleted|reserved|comes to an end|discontinued|wound down)\\b|\\b(?:remov(?:es|ed|ing|al of)|revok(?:es|ed|ing)|revocation of|withdraw(?:s|n|ing|al of)|terminat(?:es|ed|ing|ion of)|rescind(?:s|ed|ing)|rescission of|end(?:s|ed|ing)?(?! date)|end of|expir(?:y|ation) of(?! date)|cancel(?:s|led|ling)?|delet(?:es|ed|ing)|lets?|allow(?:s|ed)?|declin(?:es|ed) to (?:extend|renew)) (?:the |this |that |its |huawei's )?(?:[a-z0-9'.() -]{0,60})?${TGL}`,
    ),
  },
  {
    id: 'tgl.extend',
    action: 'tgl-extend',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `${TGL}\\b[^;]{0,180}\\b(?:exten(?:ds?|ded|ding|sion)|prolong(?:s|ed|ing)?|renew(?:s|ed|ing|al)?|moves? from|moved from|(?:for )?(?:another|a further|an additional|an extra) (?:\\w+ )?(?:days?|weeks?|months?|period)|pushed|now (?:runs|lasts)|new (?:end|expiry|expiration) date|longer|continued)\\b|\\b(?:exten(?:ds?|ded|ding)|extension of|prolong(?:s|ed|ing)?|prolongation of|renew(?:s|ed|ing)?|renewal of|push(?:es|ed|ing)?|lengthen(?:s|ed|ing)?|another (?:\\w+ )?(?:days|weeks|months) (?:of|for|to)|(?:end|expiry|expiration) date of|validity of)\\b[^;]{0,90}${TGL}`,
    ),
  },
  {
    id: 'tgl.issue',
    action: 'tgl-issue',
    reach: 'both',
    needs: 'nothing',
    pattern: re(TGL),
  },
  {
    id: 'affiliates-rule',
    action: 'affiliates-rule',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      `\\baffiliates rule\\b|\\b(?:50|fifty)[- ]percent (?:rule|threshold|test|ownership)\\b|\\b(?:owned|held|ownership|owns?|holds?|holding|stake|interest|owning|belong)\\b[^;.]{0,60}\\b(?:50|fifty|half)\\b[^;.]{0,100}\\b(?:list(?:ed|s)?|entity list|meu|sdn)\\b|\\b(?:50|fifty)[- ]percent(?: or more)?\\b[^;.]{0,60}\\b(?:owned|held|ownership)\\b[^;.]{0,80}\\blist|\\b(?:majority[- ]owned|half or more)\\b[^;.]{0,100}\\b(?:list(?:ed)?|entity list)\\b|\\b(?:affiliates|subsidiaries|units) of (?:the |any |all )?(?:listed|entity[- ]listed|parties|entities on|companies on|firms on)`,
    ),
  },
  {
    id: 'fdp.change',
    action: 'fdp',
    reach: 'both',
    needs: 'nothing',
    pattern: re(`${FDP}(?=.*\\b${EASE})|(?<=\\b${EASE}\\b.*)${FDP}`),
  },
  {
    id: 'de-minimis.change',
    action: 'de-minimis',
    reach: 'both',
    needs: 'nothing',
    pattern: re(`\\bde minimis\\b(?=.*\\b${EASE})|(?<=\\b${EASE}\\b.*)\\bde minimis\\b|§ ?734\\.4\\b`),
  },
  {
    id: 'license.policy',
    action: 'license',
    reach: 'both',
    needs: 'nothing',
    pattern: re(
      '\\b(?:(?:specific|validated|individual|export|general) licens(?:e|es) (?:is|are|was|were|to|for|no\\.?|number|[0-9]+[a-z]?|authoriz)|licens(?:e|ing) (?:review )?(?:polic(?:y|ies)|requirements?|exceptions?|conditions?|terms|applications?|decisions?)|review polic(?:y|ies)|presumption of (?:denial|approval)|polic(?:y|ies) of (?:denial|approval)|case[- ]by[- ]case|applications? (?:for|to|from|involving|naming)\\b[^;]{0,120}\\b(?:will|are|is|shall|must|now|be)\\b|applications?\\b[^;]{0,60}\\breviewed|licens(?:e|es) (?:is|are) (?:now |no longer |also )?(?:required|needed|granted|issued|revoked|suspended)|(?:grant|issu|revok|suspend|withdraw|approv|requir|need)(?:s|es|ed|ing)?\\b[^;.]{0,40}\\blicens(?:e|es)\\b|(?:need|require)s? (?:a |no |an export )?licens(?:e|es)|validated end[- ]user|no licens(?:e|es) (?:is|are)|standards (?:organizations?|bodies|development)|savings clause|wind[- ]?down)\\b',
    ),
  },
  {
    id: 'restrict',
    action: 'restrict',
    reach: 'right',
    needs: 'actor',
    pattern: re(
      '\\b(?:restrict(?:s|ed|ing|ions?)?|curb(?:s|ed|ing)?|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|prohibit(?:s|ed|ing|ions?)?|block(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|cut(?:s|ting)? off|limit(?:s|ed|ing)?|choke(?:s)?|crack(?:s|ed|ing)? down|clamp(?:s)? down|tighten(?:s|ed|ing)?|suspend(?:s|ed|ing)?|forbid(?:s|ding)?|controls? on|measures? (?:against|on|targeting)|action against|penalt(?:y|ies) (?:on|against)|target(?:s|ed|ing)?|squeez(?:e|es|ed|ing)|relief (?:for|to)|reprieve (?:for|to)|rules? (?:on|for|against|aimed at))\\b',
    ),
  },
];
