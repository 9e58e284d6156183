import type { Story } from './recorded-chain.ts';

const story = (
  fact: string,
  publishedAt: string,
  by: string,
  title: string,
  ...paragraphs: string[]
): Story => ({
  id: `other-${fact}`,
  publishedAt,
  feed: 'yahoo-news',
  by,
  title,
  paragraphs,
  fact,
});

/** The reports of the news-to-rule record once more, in the words of another desk. */
export const OTHER_WORDING: readonly Story[] = [
  story(
    'n10',
    '2019-05-14T16:00:00-04:00',
    'Reuters',
    'White House readies order against risky network gear, with Huawei in mind',
    'An executive order that would forbid telecommunications companies to buy gear from makers thought to be a danger to national security could be signed within days, three officials said.',
    'Huawei Technologies is not named in the draft, but it would be hit by it. The signing was put off before.',
  ),
  story(
    'n12',
    '2019-05-21T22:00:00-04:00',
    'The New York Times',
    'Camera maker Hikvision may land on U.S. blacklist',
    'Hikvision could soon find it hard to buy American technology. The administration is weighing whether to treat the maker of surveillance cameras as it treated a telephone company last week, people in the talks said.',
  ),
  story(
    'n13',
    '2019-05-22T10:30:00-04:00',
    'Bloomberg',
    'Washington mulls blacklisting up to five surveillance firms, Dahua among them',
    'As many as five companies, Dahua Technology one of them, could be blocked from buying American components if the plan goes ahead, people who know of it said.',
  ),
  story(
    'n06',
    '2019-08-16T19:00:00-04:00',
    'Reuters',
    'Another three months for Huawei and its American suppliers',
    'The reprieve under which Huawei may go on buying parts for the networks of its customers is likely to be renewed by the Commerce Department for 90 days, two people said. The present one expires on Monday.',
  ),
  story(
    'n14',
    '2019-10-07T18:00:00-04:00',
    'Reuters',
    'Commerce adds Hikvision, Dahua and 26 other entities to trade blacklist',
    'The Commerce Department added Hikvision and Dahua Technology to the Entity List on Monday, together with police bodies of Xinjiang.',
  ),
  story(
    'n07',
    '2019-11-15T11:00:00-05:00',
    'The New York Times',
    'Huawei expected to get more time as licence runs out',
    'One more extension of the temporary general license for Huawei is expected to be announced by the government within days, people who were told of it said.',
  ),
  story(
    'n08',
    '2019-11-15T20:30:00-05:00',
    'Reuters',
    'Short renewal of Huawei licence in the works',
    'A two-week extension of the license for business with Huawei is expected, two people said. Officials had talked of a six-month term at first.',
  ),
  story(
    'n09',
    '2019-11-17T15:00:00-05:00',
    'Reuters',
    'Huawei licence now likely to be extended by 90 days',
    'A 90-day extension of the license that lets American firms deal with Huawei may come on Monday, two people said. It had been expected to run for only two weeks. Commerce put Huawei on a blacklist in May.',
  ),
  story(
    'n01',
    '2019-11-29T12:00:00-05:00',
    'Reuters',
    'More foreign goods could be kept from Huawei under two rule changes',
    'Since the blacklisting of Huawei has not cut it off from its suppliers, officials want to reach further, two people said.',
    'The agencies talk about the de minimis rule, under which American content can bring a foreign product under American law, and about the Direct Product Rule for goods that are made abroad with American know-how. Both may be widened for Huawei.',
  ),
  story(
    'n02',
    '2020-01-14T18:00:00-05:00',
    'Reuters',
    'Rule to stop more foreign sales to Huawei nears its end',
    'With the budget office is a draft that would lower the threshold for Huawei to 10 percent U.S. content, two people said. A companion draft would widen the Foreign Direct Product rule.',
  ),
  story(
    'n03',
    '2020-02-17T21:00:00-05:00',
    'Reuters',
    'Chips that TSMC makes for Huawei may need American leave',
    'A proposal under discussion would make chip plants abroad that work with American equipment ask for a licence before they deliver to Huawei, people in the talks said. TSMC would feel it first.',
  ),
  story(
    'n04',
    '2020-03-26T16:00:00-04:00',
    'Reuters',
    'Cabinet-level deal on new curbs for Huawei chips',
    'Senior officials have agreed to a change that may soon restrict the supply of chips to Huawei, three people said. Foreign makers that use American machinery would need a licence first.',
  ),
  story(
    'n05',
    '2020-05-06T14:00:00-04:00',
    'Reuters',
    'U.S. firms may get leave to sit beside Huawei when 5G standards are set',
    'A draft rule of the Commerce Department would let American engineers take part in standards bodies in which Huawei is a member, people with knowledge of it said. Many stayed away after Huawei was added to a blacklist last year.',
  ),
];
