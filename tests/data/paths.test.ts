import { expect, test } from 'vitest'
import { besidePage, fileIn, linkTo, pageIn, pageUrl } from '../../src/data/paths.ts'

test('knows a page by its address and by the name of its file', () => {
  const addresses = ['/', '/index.html', '/reports/x/', '/reports/x', '/reports/x.html'].map(
    pageUrl,
  )
  expect(addresses).toEqual([
    'https://tenkyo.example/',
    'https://tenkyo.example/',
    'https://tenkyo.example/reports/x/',
    'https://tenkyo.example/reports/x/',
    'https://tenkyo.example/reports/x/',
  ])
})

test('finds what lies in a page’s folder and beside it, whether or not its address has a slash', () => {
  for (const page of ['/reports/x/', '/reports/x']) {
    expect(fileIn(page, 'card.png')).toBe('/reports/x/card.png')
    expect(pageIn(page, 'end')).toBe('/reports/x/end/')
    expect(besidePage(page, 'md')).toBe('/reports/x.md')
  }
})

test('leaves addresses of other sites, anchors and, where pages are folders, relative links', () => {
  const form = { base: '/news/', trailingSlash: 'always' } as const
  const links = ['https://x.example/a/', '//x.example/a/', '#end', '../b/', '/about/?q=/#x/']
  expect(links.map((href) => linkTo(href, '/reports/a/', form))).toEqual([
    'https://x.example/a/',
    '//x.example/a/',
    '#end',
    '../b/',
    '/news/about/?q=/#x/',
  ])
})
