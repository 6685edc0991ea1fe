import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleAddress, passageOf, withoutTracking } from '../../src/citations/article-address.ts'

describe('articleAddress', () => {
  test.each([
    'https://news.example.com/a/',
    'http://news.example.com/a',
    'http://www.news.example.com/a?utm_source=rss&utm_medium=feed',
    'https://news.example.com/a?fbclid=xyz#top',
    'https://m.news.example.com/a',
    'https://amp.news.example.com/a#:~:text=%E8%B2%BB%E7%94%A8',
    'https://NEWS.example.com:443/a',
    ' https://news.example.com/a ',
  ])('takes %s for the same article', (address) => {
    expect(articleAddress(address)).toBe(articleAddress('https://news.example.com/a'))
  })

  test.each([
    [
      'https://daily.example.jp/article?articleNo=2231',
      'https://daily.example.jp/article?articleNo=2255',
    ],
    ['https://news.example.com/a', 'https://news.example.com/A'],
    ['https://news.example.com/a', 'https://blog.example.com/a'],
    ['https://m.com/a', 'https://example.com/a'],
    ['https://app.example.com/#/report/1', 'https://app.example.com/#/report/2'],
    ['https://video.example.com/watch?v=abc', 'https://video.example.com/watch?v=abd'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(articleAddress(one)).not.toBe(articleAddress(other))
  })

  test('takes the order of a query and the spelling of its path as indifferent', () => {
    expect(articleAddress('https://a.example.com/%e6%97%a5?b=2&a=1')).toBe(
      articleAddress('https://a.example.com/日?a=1&b=2'),
    )
  })

  test('gives back what it cannot read', () => {
    expect(articleAddress('リンク先URL')).toBe('リンク先URL')
    expect(articleAddress('https://')).toBe('https://')
  })

  test('never throws, and depends on nothing that only tracks', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(articleAddress(withoutTracking(url))).toBe(articleAddress(url))
      }),
      { seed: 4 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void articleAddress(text)),
      { seed: 4 },
    )
  })
})

describe('withoutTracking', () => {
  test('takes tracking parameters away and nothing else', () => {
    expect(withoutTracking('https://a.example.com/x?utm_source=rss&id=7&gclid=1#s2')).toBe(
      'https://a.example.com/x?id=7#s2',
    )
    expect(withoutTracking('https://a.example.com/x?fbclid=1')).toBe('https://a.example.com/x')
    expect(withoutTracking('https://a.example.com/x/?b=%20&a')).toBe(
      'https://a.example.com/x/?b=%20&a',
    )
  })

  test.each([
    'https://web.archive.org/web/2024/https://a.example.com/?utm_source=x&id=5',
    'https://web.archive.org/web/2024/a.example.com/x/?utm_source=x',
    'https://amp.example.org/c/s/a.example.com/x?utm_source=x',
    'https://read.example.org/https%3A%2F%2Fa.example.com/?utm_source=x',
    'https://go.example.org/?u=https://a.example.com/?a=1&utm_source=x#top',
    'https://go.example.org/?u=//a.example.com/?utm_source=x',
    'https://cache.example.org/search?q=cache:a.example.com/x?utm_source=x',
  ])('leaves %s whole, which holds another address', (address) => {
    expect(withoutTracking(address)).toBe(address)
  })

  test.each([
    [
      'https://a.example.com/x?utm_source=rss#:~:text=route,end',
      'https://a.example.com/x#:~:text=route,end',
    ],
    ['https://a.example.com/x#s2:~:text=route', 'https://a.example.com/x#s2:~:text=route'],
    ['https://a.example.com/index.php/x?utm_source=x', 'https://a.example.com/index.php/x'],
    [
      'https://go.example.org/?u=https%3A%2F%2Fa.example.com%2F%3Futm_source%3Dx&utm_source=y',
      'https://go.example.org/?u=https%3A%2F%2Fa.example.com%2F%3Futm_source%3Dx',
    ],
  ])('keeps the passage and what is closed in itself: %s', (address, kept) => {
    expect(withoutTracking(address)).toBe(kept)
  })
})

test('tells two captures of one page apart, and the passages of one article', () => {
  const capture = (query: string) =>
    `https://web.archive.org/web/2024/https://a.example.com/${query}`
  expect(articleAddress(capture('?utm_source=x&id=5'))).not.toBe(articleAddress(capture('?id=5')))
  expect(passageOf('https://a.example.com/x#s2:~:text=route')).toBe(':~:text=route')
  expect(passageOf('https://a.example.com/x#s2')).toBe('')
})
