import { expect, test } from 'vitest'
import { numberedReport } from '../../../src/citations/number-sources.ts'
import { checkLedger } from '../../../src/publishing/ledger/check-ledger.ts'
import { parseLedger } from '../../../src/publishing/ledger/read-ledger.ts'
import { messageLine } from '../../../src/schemas/messages.ts'
import { reportSchema } from '../../../src/schemas/report.ts'
import { sourceSchema } from '../../../src/schemas/source.ts'

const report = (slug: string, links: string[], aliases: string[] = []) => ({
  slug,
  data: numberedReport(
    reportSchema.parse({
      title: '題',
      published: '2025-02-14',
      topics: ['推論'],
      sources: ['s1'],
      aliases,
    }),
  ),
  facts: {
    outline: [{ depth: 2, id: 'market', text: '市場', explicit: true }],
    citations: [],
    links: links.map((link, index) => {
      const [path = '', anchor = ''] = link.split('#')
      return { path, anchor, line: 10 + index, column: 3 }
    }),
  },
})

const faultsOf = (links: string[], ledger = '{}'): string[] =>
  checkLedger(parseLedger('/x/addresses.json', ledger), {
    reports: [report('a', links), report('b', [], ['old'])],
    registry: new Map([
      ['s1', sourceSchema.parse({ title: '題', publisher: '見本通信' })],
      ['draft-only', sourceSchema.parse({ title: '題' })],
    ]),
    topics: {},
  }).map((fault) => messageLine(fault))

test('takes links to every kind of page that the site has', () => {
  expect(
    faultsOf([
      '/',
      '/about/',
      '/about',
      '/reports/',
      '/reports/b/',
      '/reports/b/#market',
      '/reports/b/#source-1',
      '/reports/b/market/',
      '/reports/b.md',
      '/reports/year/2025/',
      '/sources/s1/',
      '/topics/推論/',
      '/publishers/見本通信/',
      '/rss.xml',
      '/search/',
      '/favicon.svg',
    ]),
  ).toEqual([])
})

test('says of links that lead nowhere where they stand, with the nearest address', () => {
  expect(
    faultsOf([
      '/reports/no-such-report/',
      '/abuot/',
      '/sources/draft-only/',
      '/reports/b/#markets',
      '/reports/b/#source-99',
    ]),
  ).toEqual([
    '/x/reports/a.mdx:10:3 Unexpected link to `/reports/no-such-report/`, expected an address that the site has',
    '/x/reports/a.mdx:11:3 Unexpected link to `/abuot/`, expected an address that the site has; nearest: `/about/`',
    '/x/reports/a.mdx:12:3 Unexpected link to `/sources/draft-only/`, expected an address that the site has',
    '/x/reports/a.mdx:13:3 Unexpected link to `/reports/b/#markets`, expected an anchor of that report',
    '/x/reports/a.mdx:14:3 Unexpected link to `/reports/b/#source-99`, expected an anchor of that report',
  ])
})

test('takes a link to an earlier, a moved and a retired address, which lead on or say why', () => {
  const ledger = JSON.stringify({
    'reports/old/': { title: '題' },
    'reports/gone/': { retired: '2026-01-02', reason: '撤回した。' },
    'sources/s0/': { moved: 'sources/s1/' },
    'reports/b/#p-abcde': { section: 'market', sketch: 'AAAAAAAAAAAAAAAA' },
  })
  expect(
    faultsOf(['/reports/old/', '/reports/gone/', '/sources/s0/', '/reports/b/#p-abcde'], ledger),
  ).toEqual([])
})
