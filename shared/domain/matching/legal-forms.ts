/**
 * Words that only say what form a company has, as tokens (folded, dots joined: `K.K.` is `kk`). Own table, written from
 * the company law of the countries on the lists; a form may be several tokens long in text (`co ltd`).
 */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'co company corp corporation inc incorporated ltd limited llc llp lp lllp plc pllc pte pty pvt private public sdn bhd ' +
    'gmbh ag kg kgaa ohg ug se sa sas sarl sasu spa srl snc bv nv cv vof ab as asa aps oy oyj sl slu sau ltda eireli cia ' +
    'kk gk yk jsc ojsc cjsc pjsc oao ooo zao pao ao tov fzco fze fzc fzllc dmcc wll bsc saoc saog sae kft zrt nyrt doo dd ad ' +
    'jv tbk pt cv sro zoo spzoo sia uab ou eood ead sti anonim sirketi'
  ).split(' '),
);

/** Forms written in native script, as they stand at the end of a name. */
export const NATIVE_LEGAL_FORMS: readonly string[] = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '集团公司',
  '公司',
  '株式会社',
  '주식회사',
];

/** Spellings of one form: the left one is what tokens are compared by, so that `Co., Limited` meets `Company Ltd.` */
export const CANONICAL_FORMS: ReadonlyMap<string, string> = new Map([
  ['company', 'co'],
  ['corporation', 'corp'],
  ['incorporated', 'inc'],
  ['limited', 'ltd'],
  ['private', 'pte'],
  ['pvt', 'pte'],
]);

/** True where a token says only the legal form. */
export function isLegalForm(token: string): boolean {
  return LEGAL_FORMS.has(token);
}
