import type { MentionRole } from '../change.ts';
import { expand } from './phrase.ts';
import { PARTY } from './sentence-view.ts';

/**
 * What the words next to a name make of it, whatever the verb of the clause is. `recipient` is a party to which goods go:
 * a target of a rule about goods, a bystander of a listing or a penalty. `maker` is a party whose goods are meant.
 */
type Attachment = Exclude<MentionRole, 'target' | 'list-member' | 'unclear'> | 'recipient' | 'maker';

export interface AttachmentRule {
  readonly id: string;
  readonly gives: Attachment;
  readonly side: 'before' | 'after';
  readonly when: 'official' | 'press' | 'any';
  /** `before` patterns end, `after` patterns begin at the name (or at the list of names it stands in). */
  readonly pattern: RegExp;
}

type When = AttachmentRule['when'];
const before = (id: string, gives: Attachment, source: string, when: When = 'any'): AttachmentRule => ({
  id,
  gives,
  side: 'before',
  when,
  pattern: new RegExp(expand(`(${source})( (the|its|their|a|an))?[ "'(]*$`), 'u'),
});
const after = (id: string, gives: Attachment, source: string, when: When = 'any'): AttachmentRule => ({
  id,
  gives,
  side: 'after',
  when,
  pattern: new RegExp(expand(`^["')]*(${source})`), 'u'),
});

const DEALER =
  '(suppliers?|vendors?|sellers?|distributors?|dealers?|resellers?|customers?|clients?|buyers?|competitors?|rivals?|contractors?|lenders?|lessors?|investors?|advis[eo]rs?|lawyers?|auditors?|partners?|licensors?|licensees?|users?|supporters?|creditors?|landlords?|insurers?|brokers?|agents?|intermediar(y|ies)|freight forwarders?|maintenance provider|opponents?|critics?|employees?|executives?|chair(man|woman)?|founders?|director|owners? of shares|tenants?|neighbou?rs?|namesakes?|purchasers?|importers?|repair shops?)';

/** In order: the first that fits decides. */
export const ATTACHMENT_RULES: readonly AttachmentRule[] = [
  before('attach.under-license', 'recipient', '\\blicens\\w+ (under|by|with) which'),
  before(
    'attach.person-of',
    'bystander',
    '\\b(former|ex-|retired|one-?time)[ -]?([a-z-]+ ){1,3}(of|at|with|for)|\\b(mechanic|engineer|pilot|captain|manager|officer|president|worker|technician|scientist|professor|researcher|student|salesman|official|lawyer|consultant) (of|at|with|for)',
  ),
  before(
    'attach.request',
    'bystander',
    '\\bat the (request|instance|urging|suggestion|prompting) of|\\b(asked|requested) by',
  ),
  {
    id: 'attach.zh-dealer',
    gives: 'bystander',
    side: 'after',
    when: 'any',
    pattern: /^的(主要|重要|前|最大)?(供应商|客户|竞争对手|股价|合作伙伴|经销商|代理商|产品|手机|股票)/u,
  },
  {
    id: 'attach.zh-with',
    gives: 'recipient',
    side: 'before',
    when: 'any',
    pattern: /(向|与|给)$/u,
  },
  before('attach.case-name', 'bystander', '\\bvs?\\.?'),
  after('attach.case-name-of', 'bystander', ' vs?\\. '),
  before(
    'attach.former-owner',
    'bystander',
    '\\b(until [^,;]{0,30} (owned|held|controlled|run|affiliated|subsidiary|unit|affiliate|division|arm|part) ?(by|of|with)|(formerly|previously|once|no longer|not|never) (a |an |the |part |wholly |majority |jointly |partly )*(owned|held|controlled|run|affiliated|operated|backed|subsidiary|unit|affiliate|division|arm)? ?(by|of|with))|\\b(former|ex-?) ?(subsidiary|affiliate|unit|arm|division|parent|owner|employee|executive|customer|supplier|distributor|brand|business)s? (of|to)|\\b(spun off|split off|separated|divested|demerged|carved out|sold|bought|acquired|purchased|independent|independence) (off )?(from|by|of)',
  ),
  before('attach.beyond', 'bystander', '\\b(beyond|in the footsteps of|in the shadow of)', 'press'),
  after('attach.none', 'negated', ' (none|nothing|neither)(?=[.,;]|$)'),
  before('attach.board', 'bystander', '\\b((board|management|staff|leadership) of|linked to:?)'),
  before(
    'attach.owner',
    'affiliate',
    `\\b((owned|held|controlled|run|operated|majority-owned)\\b[^,;:]{0,40}\\bby|(subsidiar(y|ies)|affiliates?|affiliated (company|entity|compan(y|ies)|entit(y|ies))|units?|arms?|branch(es)?|divisions?|member|offshoots?|research arm|holding|front compan(y|ies)|successors?|alter ego|part|establishment|laborator(y|ies)|institutes?) of|affiliated with|belong(s|ing)? to|a wholly[- ]owned unit of|(subsidiary|affiliate) to)`,
  ),
  before(
    'attach.parent-of',
    'bystander',
    `\\b(parent|owner|shareholder|stakeholder|sister|holding) ?(company|firm|group)? ?(of|in|to|behind)|\\b(owns?|owning|holds?|holding|controls|acquir(es|ed|ing)|bought|buys|invest(s|ed|ing)? in|stake in|shares? (in|of))`,
  ),
  before(
    'attach.except',
    'negated',
    '\\b(except(ing)?( for)?|with the exceptions? of|exclud(ing|es)|other than|apart from|aside from|save( for)?|but not|and not|not|rather than|instead of|without|neither|nor|exempt(s|ing)?|omit(s|ting)?|spar(es|ing)|does not (add|list|name|cover|reach|include|affect|concern|remove|touch|apply to)|as opposed to|not to be confused with|distinct from|different from|unrelated to|no relation (to|of)|bears? no relation to|is not|are not|confused with)( (the )?(entr(y|ies) (for|of)|case of|those (of|for)|that (of|for)|listing of))?',
  ),
  before(
    'attach.comment-of',
    'commenter',
    '\\b(presentations?|briefings?|talks?|speech(es)?|papers?|comments?|letters?|submissions?|remarks?|views?|objections?|testimony|statements?|arguments?) (\\w+ )?(from|by|of|filed by|submitted by)|\\b(according to|as (suggested|requested|argued|proposed|urged) by|said|says|told|asked by|commenters?,?( including| such as)?)',
  ),
  after(
    'attach.commenter',
    'commenter',
    "(,[^,;]{0,60},)? (also |has |have |had |further )*((filed|submitted|sent|made) (\\w+ )?comments?|comment(ed|s)\\b|wrote|argu(ed|es)|assert(ed|s)|urg(ed|es)|suggest(ed|s)|recommend(ed|s)|request(ed|s)|ask(ed|s)|submitted (a )?comment|contend(ed|s)|support(ed|s) the|oppos(ed|es)|object(ed|s)|express(ed|es)|favou?r(ed|s)|welcom(ed|es))|'s? (comments?|letter|submission|argument|view|suggestion|request for clarification)\\b",
    'official',
  ),
  before('attach.dealer-of', 'bystander', `\\b${DEALER} (to|of|for|with|in|at|like|including|such as)`),
  after(
    'attach.dealer-after',
    'bystander',
    `('s?)?( (main|largest|biggest|former|chief|first|key|long-time|us|american|domestic|local|foreign|overseas|authorized|two|three))? (${DEALER}|shares?|stock|spokes\\w+|ceo|chief executive|competition|deal|contract|revenue|profits?|sales|earnings|results)\\b`,
  ),
  after(
    'attach.product',
    'maker',
    "('s?)? (phones?|handsets?|networks?|products?|gear|equipment|chips?|cameras?|drones?|devices?|tools?)\\b",
  ),
  after(
    'attach.news-speaker',
    'bystander',
    ' (has |have |also |had |itself )*(said|says|warned|warns|expects|expected|sees|reported|reports|posted|posts|told|wants|asks|asked|plans|hopes|hires|opens|signs|signed|denied|denies|rejected|rejects|declined|did not|does not|would not|competes|sells|sold|makes|launched|launches)\\b',
    'press',
  ),
  after(
    'attach.address',
    'bystander',
    " ((science|technology|industrial|software|innovation|high-tech|r&d) )?(road|rd|street|st|avenue|ave|boulevard|lane|building|bldg|plaza|park|campus|tower|base|zone|stadium|museum|square|bridge|village|island|airport|station|hotel|mall|centre|center|garden|gardens|arena|foundation|award|prize|scholarship|credit union|users' group)\\b",
  ),
  before(
    'attach.near',
    'bystander',
    '\\b(near|next to|opposite|adjacent to|across from|behind|c/o|care of|beside|premises of|offices of|inside)',
  ),
  before(
    'attach.compare',
    'bystander',
    '\\b((such as|like|including) (those|that) (of|by|from)|unlike|just as|as (with|for|in the case of|it did (with|for|to))|similar to|compared (to|with)|comparable to|the same (as|terms as|way as)|modell?ed on|following the (model|example) of|resembl(es|ing)|mirrors? (that of|those of))( (the )?(case|entry|order|listing) (of|for|against))?',
  ),
  before(
    'attach.served-by',
    'bystander',
    '\\b(that|which|who|whose) (\\w+ly |also |had |has |have |once )?(suppl(y|ies|ied)|serv(e|es|ed)|deliver\\w*[^,;]{0,30} to|sell?s?\\b[^,;]{0,40} to|sold[^,;]{0,40} to|ship\\w*[^,;]{0,40} to|work\\w* (for|with)|buys? [^,;]{0,30}from|bought [^,;]{0,30}from|made [^,;]{0,20}for|makes? [^,;]{0,30}for)',
  ),
  before(
    'attach.via',
    'bystander',
    '\\b(by way of|via|routed through|(ship|sent|sold|moved|diverted|pass|funnel)\\w* [^,;]{0,40}through|in the name of|with the help of|aboard|on board)',
  ),
  before(
    'attach.see',
    'historical',
    '\\b(see|see also|cf\\.?|e\\.g\\.,? see|accord)( generally)?,?( in (the )?matter of:?)?',
  ),
  before(
    'attach.example',
    'example',
    '\\b(for example|for instance|e\\.?g\\.?,?|by way of (example|illustration)|suppose|assume|imagine|say)[,:]?',
    'official',
  ),
  before(
    'attach.recipient',
    'recipient',
    `\\b(shipments?|sales?|sell(s|ing)?|sold|ship(s|ped|ping)?|(re)?exports?|(re)?export(ed|ing)|deliver(y|ies|s|ed|ing)?|suppl(y|ies|ied|ying)|provid(e|es|ed|ing)|transfers?(red|ring)?|send(s|ing)?|sent|divert(s|ed|ing)?|diversion|goods|items?|chips?|parts?|equipment|technology|services?|software|tools?|components?|materials?|products?|access|re-?sold|forwarded|financing|funds|payments?|going|bound|destined|licens(e|es|ed)(?! (review )?(requirement|polic|column)))\\b[^,;:]{0,60}? (to|for|reaching|bound for)|\\b(deal(s|t|ing|ings)?|business|trad(es?|ed|ing)|transact(ed|ing|ions?)?|contracts?|agreements?|do(es|ing)? business|work(ing)?) (with|between)`,
  ),
  before(
    'attach.with',
    'bystander',
    '\\b(compet(es?|ed|ing)|rivalry|worked|works|partnerships?|partner(s|ed|ing)|joint ventures?|merg(er|ed|ing)|cooperat\\w+|collaborat\\w+|alongside|ties|links|linked|link|connected|connections?|associat(ed|ion)|talks|shar(es|ed|ing)\\b[^,;]{0,30}|relationships?|meeting|dispute|lawsuit|litigation|patent) (with|to|against|between)|\\bjoin(s|ed|ing)?|\\balongside|\\bdispute between',
  ),
  before(
    'attach.behalf',
    'bystander',
    '\\b(on behalf of|for the (benefit|use) of|acting for|agents? for|fronts? for|procur(e|ed|ing|ement)\\b[^,;]{0,40} for|acquir(e|ed|ing)\\b[^,;]{0,60} for|in support of|support(s|ed|ing)?( for| of)?|help(s|ed|ing)?|assist(s|ed|ing|ance to)?|bought from|buy(s|ing)? from|purchas(es|ed|ing) from|sourc(es|ed|ing) from|equip(s|ped|ping)?|servic(es|ed|ing)|repair(s|ed|ing)?|invoiced|billed|evad(e|es|ed|ing) (controls )?for|built (for|by)|designed for)',
  ),
  before(
    'attach.maker',
    'maker',
    '\\b(made|produced|manufactured|built|developed|supplied|provided|offered|designed|sold|branded)( [^,;]{0,20})? by|\\bfrom',
  ),
];

/** Several names joined by commas and "and", at the end of a text, with what may stand between them. */
export const LIST_BEFORE = new RegExp(
  `(?:"?${PARTY}"?(?:'s)?(?: ?\\([^()]{0,120}\\))?(?: of [a-z]+)?(?:, (?:[a-z. ]{2,24}, )?(?:and |or )?| and | or |, as well as | as well as | along with |; and |; |/)(?:the |its |entr(?:y|ies) (?:for|of) |for |of |by )*"?)+$`,
  'u',
);
/** The same after a name: the rest of its list. */
export const LIST_AFTER = new RegExp(
  `^"?(?: ?\\([^()]{0,120}\\))?(?:(?:,? (?:and|or) |, |/)(?:the |its )?"?${PARTY}"?(?: ?\\([^()]{0,120}\\))?)+`,
  'u',
);
