/** A list of parties, or the law behind it, that gives a bare "added" its meaning. */
export type ListName = 'entity-list' | 'sanctions' | 'denied-persons' | 'authorizations' | 'other';

interface ListRule {
  readonly id: string;
  readonly list: ListName;
  readonly pattern: RegExp;
}

/** Most specific first: the "UFLPA Entity List" is not the Entity List. */
const LIST_RULES: readonly ListRule[] = [
  {
    // Section 748.15 of the EAR: who may be supplied without a licence.
    id: 'list.authorizations',
    list: 'authorizations',
    pattern: /\b(?:validated end[- ]users?(?: list)?|veus?(?: list)?|supplement no\.? ?7 to part 748)\b/gu,
  },
  {
    id: 'list.other',
    list: 'other',
    pattern:
      /军工企业|军方企业|未经核实清单|\b(?:1260h|1237|section 1260|chinese military compan(?:y|ies)(?! sanctions)|military[- ]compan(?:y|ies) list|meu list|military end[- ]user(?:s)?\W{0,2}(?: \(?meu\)?)? list|unverified list|uvl|covered (?:list|compan(?:y|ies)|equipment)|uflpa(?: entity list)?|pentagon|defense department|department of defense|forced labor|section 889|(?:pentagon|defense department|dod)(?:'s)? (?:black)?list|list of (?:chinese )?military|withhold release|fcc|federal communications|homeland security|dhs|threats? to national security|national security threats?|non-sdn menu)\b|국방부|군사기업|пентагон|военных компаний|国防総省|中国軍事企業/gu,
  },
  {
    id: 'list.sanctions',
    list: 'sanctions',
    pattern:
      /特别指定国民|制裁名单|санкцион|санкци|제재|制裁|特別指定|\b(?:(?:eo|executive order) 1[34]\d{3}|foreign assets|sdns?(?!\.? bhd)|sdn list|specially designated|ofac|ns-cmic|cmic|chinese military-industrial|sanctions? list|blocked persons?|sectoral sanctions|ssi list|investment (?:black|ban )?list|investment ban|treasury(?:'s)? (?:black)?list|treasury(?:'s)?)\b/gu,
  },
  {
    id: 'list.denied-persons',
    list: 'denied-persons',
    pattern: /\b(?:denied persons list|denied[- ]parties list|denial order|temporary denial)\b/gu,
  },
  {
    id: 'list.entity',
    list: 'entity-list',
    pattern:
      /实体清单|实体名单|수출통제|엔티티|블랙리스트|거래 ?제한|우려거래자|ч[её]рн\S* спис|торгов\S* спис|список организаций|エンティティ|禁輸リスト|輸出管理|\b(?:(?<!uflpa )entity list|entity-list|supplement no\.? ?4|supp\.? no\.? ?4|part 744|744.11|erc\b|end-user review committee|trade blacklist|export blacklist|blacklist(?:ed|s|ing)?|bis|bureau of industry and security|commerce(?:'s| department)?|under (?:the )?(?:destination of )?(?:china|russia|iran|pakistan|hong kong|taiwan|belarus|turkey|the united arab emirates|malaysia|singapore|india|japan|united kingdom|germany))\b/gu,
  },
];

/** The list named nearest to place `at` of a view, or undefined; a list named outright goes before the agency that keeps one. */
export function listNear(view: string, at: number): ListName | undefined {
  let best: { list: ListName; distance: number } | undefined;
  for (const rule of LIST_RULES) {
    for (const match of view.matchAll(rule.pattern)) {
      const outright = /list|1260|uflpa|1237|sdn|cmic|uvl|denial|supp/.test(match[0]);
      const ahead = match.index >= at ? match.index - at : (at - match.index) * 1.5;
      // "Treasury blacklists": a verb that names no list goes behind the agency that keeps one.
      const isVerb = /^blacklist(?:ed|s|ing)?$/.test(match[0]);
      const distance = ahead + (isVerb ? 600 : outright ? 0 : 400);
      if (!best || distance < best.distance) best = { list: rule.list, distance };
    }
  }
  return best?.list;
}

/** Somebody who makes rules, as the press and notices call him. */
export const RULE_MAKER =
  /США|сша|минфин|минторг|미국|상무부|재무부|米|美|\b(?:us|united states|americans?|america|washington|commerce|bis|treasury|ofac|white house|administration|officials?|government|congress\w*|senat\w+|lawmakers?|legislators?|house (?:panel|committee|members|bill|republicans|democrats|speaker|vote)|bill|legislation|parliament|pentagon|defense department|department|fcc|commission|regulators?|secretary|agenc(?:y|ies)|president|bureau|state department|justice department|capitol|hill|committee|trump|biden|netherlands|dutch|the hague|tokyo|berlin|ministers?|ministry|aide|eu|brussels|rule|order)\b/u;

/** Lists of the stock exchange and other senses of "list" and "add" that have nothing to do with ours. */
export const OTHER_SENSE =
  /\b(?:(?:china|beijing) (?:puts?|adds?|added|placed|blacklists?|sanctions|bans|banned|sanctioned)|unreliable entit\w+|nasdaq|nyse|stock exchange|hong kong exchange|star market|initial public offering|ipo|shares? (?:on|in)|go(?:es)? public|listed compan(?:y|ies) in|on notice|wish ?list|watch ?list|rating agency|msci|index(?:es)?\b|mailing list|price list|short ?list|waiting list|best[- ]?sellers?|endangered|threatened (?:species|wildlife)|historic places|superfund|national priorities|airworthiness|docket list)\b/u;
