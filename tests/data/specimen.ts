import type { NumberedSource, ReportView } from '../../src/data/view.ts'

const TITLE = '見本電機の「値下げ」& </script><b>衝撃</b>'

const source = (number: number, fields: Partial<NumberedSource> = {}): NumberedSource => ({
  key: `s${number}`,
  path: `/news/sources/s${number}/`,
  title: `題${number}`,
  titleJa: null,
  language: 'ja',
  verified: null,
  titleBasis: null,
  medium: '見本通信',
  publisher: '見本通信社',
  author: null,
  issued: { iso: '2025-02', text: '2025年2月' },
  accessed: { iso: '2025-02-14', text: '2025年2月14日' },
  URL: `https://news.example.com/${number}`,
  host: 'news.example.com',
  archive: null,
  linkState: null,
  note: null,
  number,
  entryId: `source-${number}`,
  uses: [],
  ...fields,
})

/** A report's view that holds every kind of thing an export must carry, with a title made to break out. */
export const specimen: ReportView = {
  slug: 'sample',
  path: '/news/reports/sample/',
  title: { full: TITLE, main: TITLE, sub: '' },
  description: '一文の説明。',
  language: 'ja',
  published: { iso: '2025-02-14', text: '2025年2月14日' },
  updated: null,
  topics: [{ name: '半導体', slug: 'semiconductors', path: '/news/topics/semiconductors/' }],
  origin: {
    title: 'The origin',
    publisher: 'Example Times',
    URL: 'https://times.example.com/1',
    host: 'times.example.com',
    language: 'en',
  },
  draft: false,
  sourceCount: 2,
  citationCount: 1,
  correctionCount: 1,
  evidence: [],
  author: '見本 花子',
  publisher: '典拠 Tenkyo',
  edition: {
    address: 'press.example.org/news/reports/sample/',
    code: '/news/reports/sample/qr.svg',
    text: '2025-02-14',
  },
  keyPoints: [],
  readingMinutes: 1,
  outline: [{ depth: 2, id: 'market', text: '市場', explicit: true }],
  sections: [
    {
      anchor: 'market',
      title: '市場',
      lead: '費用の話です。',
      path: '/news/reports/sample/market/',
      landing: '/news/reports/sample/#market',
    },
  ],
  numerals: { market: '一' },
  sources: [
    source(1),
    source(4, {
      key: 's4',
      title: null,
      language: 'en',
      author: '見本 太郎',
      publisher: null,
      issued: null,
    }),
  ],
  rich: false,
  corrections: [
    {
      date: '2025-02-20',
      kind: 'correction',
      summary: '費用の単位を改めた。',
      number: 1,
      name: '訂正',
      seal: '訂',
      dateView: { iso: '2025-02-20', text: '2025年2月20日' },
    },
  ],
}
