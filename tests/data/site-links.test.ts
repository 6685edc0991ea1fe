import { expect, test } from 'vitest'
import { underBase } from '../../src/data/site-links.ts'

test('puts the base before paths of the site, and before nothing else', () => {
  const html =
    '<p><a href="/about/">案</a><a href="#end">終</a><a href="../b/">乙</a><a href="//x.example/">外</a><a href="https://x.example/">外</a><img __ASTRO_IMAGE_="{}"></p>'
  expect(underBase(html, '/news/')).toBe(html.replace('href="/about/"', 'href="/news/about/"'))
  expect(underBase(html, '/')).toBe(html)
})

test('takes the slash from the end of paths of the site where it has none, relative ones too', () => {
  const html = (links: string[]): string => links.map((href) => `<a href="${href}">案</a>`).join('')
  const written = ['/', '/about/', '/reports/b/#end', '../b/', './end/', '/rss.xml', '#end']
  expect(underBase(html(written), '/news/', '/reports/a/', 'never')).toBe(
    html([
      '/news/',
      '/news/about',
      '/news/reports/b#end',
      '/news/reports/b',
      '/news/reports/a/end',
      '/news/rss.xml',
      '#end',
    ]),
  )
})
