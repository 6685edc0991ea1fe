import { expect, test } from 'vitest'
import { newsSitemap, recentNews } from '../../src/data/news-sitemap.ts'

const pages = ['2025-02-20', '2025-02-19', '2025-02-18', '2025-02-14'].map((published) => ({
  path: `/reports/${published}/`,
  title: '題',
  published,
  language: 'ja',
}))

const listed = (until: string | null): string[] =>
  recentNews(pages, until).map(({ published }) => published)

test('counts two days from the newest report where no day is given', () => {
  expect(listed(null)).toEqual(['2025-02-20', '2025-02-19'])
})

test('counts two days to the day that is given, and is empty where nothing is new', () => {
  expect(listed('2025-02-21')).toEqual(['2025-02-20'])
  expect(listed('2025-02-19')).toEqual(['2025-02-19', '2025-02-18'])
  expect(listed('2025-03-01')).toEqual([])
})

test('a day that is not reached is no news, and moves no window', () => {
  const ahead = { path: '/reports/ahead/', title: '題', published: '9999-02-14', language: 'ja' }
  expect(recentNews([ahead, ...pages], null).map(({ published }) => published)).toEqual([
    '2025-02-20',
    '2025-02-19',
  ])
  expect(recentNews([ahead], null)).toEqual([])
  expect(recentNews([], null)).toEqual([])
})

test('names publication, language, day and title', () => {
  expect(newsSitemap(pages.slice(0, 1))).toBe(
    `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://tenkyo.example/reports/2025-02-20/</loc><news:news><news:publication><news:name>典拠 Tenkyo</news:name><news:language>ja</news:language></news:publication><news:publication_date>2025-02-20</news:publication_date><news:title>題</news:title></news:news></url></urlset>\n`,
  )
})

test.each([
  ['ja-JP', 'ja'],
  ['zh-Hant-HK', 'zh-tw'],
  ['zh', 'zh-cn'],
  ['fil', 'fil'],
])('a report in %s is in %s for news', (language, name) => {
  const page = { path: '/', title: '題', published: '2025-02-20', language }
  expect(newsSitemap([page])).toContain(`<news:language>${name}</news:language>`)
})
