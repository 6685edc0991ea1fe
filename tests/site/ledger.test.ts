import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { select } from 'hast-util-select'
import { toString } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'
import { all, brokenLinks, pageAt, textOf } from './pages.ts'

const SOURCE = 'title: 題\npublisher: 見本通信\nURL: https://news.example.com/1\n'
const report = (body: string, fields = ''): string =>
  `---\ntitle: 見本\npublished: 2025-02-14\nsources: [s1]\ntopics: [半導体]\n${fields}---\n\n${body}\n`
const BEFORE = '## 市場への影響 [#market]\n\n費用[@s1]。\n\n## 結論\n\n終わり[@s1]。'

const root = resolve(import.meta.dirname, '../..')
const publish = (content: string) =>
  spawnSync(process.execPath, ['--disable-warning=DEP0040', 'src/cli/publish-ledger.ts'], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: content },
    encoding: 'utf8',
  })

test('a build that would lose a published address fails with the way out, and the last good site stays', async () => {
  const content = await writeContent({ 'reports/a.mdx': report(BEFORE), 'sources/s1.yaml': SOURCE })
  expect(publish(content).stdout).toMatch(/^\+ reports\/a\/\n[\s\S]*\d+ addresses added to /)
  const good = await buildSite(content)
  writeFileSync(join(content, 'reports/a.mdx'), report(BEFORE.replace('#market', '#markets')))
  const bad = await buildSite(content, good.outDir)
  expect(bad.exitCode).toBe(1)
  expect(bad.stderr).toContain(
    `${content}/addresses.json:3:3 Published address reports/a/#market would vanish, expected a section with that anchor; write \`aliases: [{ market: markets }]\` in a.mdx, whose anchors are \`markets\`, \`結論\`, or in this line`,
  )
  expect(all(pageAt(good.outDir, '/reports/a/'), '#market')).toHaveLength(1)
  expect(publish(content).status).toBe(1)
})

test('earlier addresses of reports, sections and sources land where they lead now', async () => {
  const content = await writeContent({ 'reports/a.mdx': report(BEFORE), 'sources/s1.yaml': SOURCE })
  publish(content)
  const ledger = join(content, 'addresses.json')
  const moved = await writeContent({
    'reports/b.mdx': report(
      '## 市場と株価への影響 [#prices]\n\n費用[@s2]。\n\n## おわりに [#end]\n\n終わり[@s2]。',
      'aliases: [a, { market: prices }, { 結論: end }]\n',
    ).replace('[s1]', '[s2]'),
    'sources/s2.yaml': SOURCE,
    'addresses.json': readFileSync(ledger, 'utf8').replace(
      '"sources/s1/": { "title": "題" }',
      '"sources/s1/": { "title": "題", "moved": "sources/s2/" }',
    ),
  })
  const { outDir, stderr } = await buildSite(moved)
  expect(stderr).not.toContain('would vanish')
  const page = pageAt(outDir, '/reports/b/')
  for (const [old, now] of [
    ['market', 'prices'],
    ['結論', 'end'],
  ]) {
    const landing = select(`#${now} > [id="${old}"]`, page.tree)
    expect(landing && toString(landing)).toBe('')
  }
  const paragraphs = Object.keys(JSON.parse(readFileSync(ledger, 'utf8'))).flatMap(
    (address) => /^reports\/a\/#(p-.+)$/.exec(address)?.[1] ?? [],
  )
  expect(paragraphs).toHaveLength(2)
  for (const id of paragraphs) expect(all(page, `p#${id}`)).toHaveLength(1)
  const refreshOf = (path: string) =>
    all(pageAt(outDir, path), 'meta[http-equiv=refresh]')[0]?.properties.content
  expect(refreshOf('/reports/a/')).toBe('0; url=/reports/b/')
  expect(refreshOf('/reports/a/market/')).toBe('0; url=/reports/b/#prices')
  expect(refreshOf('/reports/b/結論/')).toBe('0; url=/reports/b/#end')
  expect(refreshOf('/sources/s1/')).toBe('0; url=/sources/s2/')
  expect(readFileSync(join(outDir, '_redirects'), 'utf8').split('\n')).toEqual(
    expect.arrayContaining([
      '/reports/a/ /reports/b/ 301',
      '/reports/a/market/ /reports/b/#prices 301',
      '/reports/a.md /reports/b.md 301',
      '/reports/a.json /reports/b.json 301',
      '/reports/:slug/cite.bib /reports/:slug/references.bib 301',
      '/reports/:slug/references.json /reports/:slug.json 301',
      '/reports/a/* /reports/b/:splat 301',
      '/sources/s1/ /sources/s2/ 301',
    ]),
  )
  expect(brokenLinks(outDir)).toEqual([])
  const read = (file: string): string => readFileSync(join(outDir, file), 'latin1')
  for (const file of ['.md', '.json', '/card.png', '/references.bib', '/references.ris'])
    expect(read(`reports/a${file}`), file).toBe(read(`reports/b${file}`))
  const first = 'https://tenkyo.example/reports/a/'
  expect(read('rss.xml')).toContain(`<guid isPermaLink="true">${first}</guid>`)
  expect(read('atom.xml')).toContain(`<id>${first}</id>`)
  expect(JSON.parse(read('feed.json')).items[0]).toMatchObject({
    id: first,
    url: 'https://tenkyo.example/reports/b/',
  })
})

test('nothing is recorded of content that a build would refuse', async () => {
  const content = await writeContent({
    'reports/a.mdx': report('<Figure src="./none.png" alt="図">図[@s1]</Figure>'),
    'sources/s1.yaml': SOURCE,
  })
  const { status, stderr } = publish(content)
  expect(stderr).toBe(
    `${content}/reports/a.mdx:8:1 Missing image \`./none.png\`, expected that file beside the report\n`,
  )
  expect(status).toBe(1)
  expect(existsSync(join(content, 'addresses.json'))).toBe(false)
})

test('a list whose published numbers change stops build and lint; a withdrawn source keeps its number', async () => {
  const two = (list: string, body = '本文[@s1]。'): string => report(body).replace('[s1]', list)
  const content = await writeContent({
    'reports/a.mdx': two('[s1, s2]', '本文[@s2][@s1]。'),
    'sources/s1.yaml': SOURCE,
    'sources/s2.yaml': SOURCE.replace('1\n', '2\n'),
  })
  publish(content)
  writeFileSync(join(content, 'reports/a.mdx'), two('[s2, s1]'))
  const bad = await buildSite(content)
  expect(bad.exitCode).toBe(1)
  expect(bad.stderr).toContain(
    `${content}/reports/a.mdx:4:11 Unexpected source 1 \`s2\`, expected \`s1\`, for which the number was published (addresses.json:4);`,
  )
  writeFileSync(
    join(content, 'reports/a.mdx'),
    two('[s1, { withdrawn: s2, reason: 記事が取り消された。 }]'),
  )
  const { outDir, exitCode, stderr } = await buildSite(content)
  expect(exitCode, stderr).toBe(0)
  const page = pageAt(outDir, '/reports/a/')
  expect(all(page, '#source-2').map((entry) => toString(entry))[0]).toContain(
    '取り下げ：記事が取り消された。',
  )
  expect(page.html).not.toContain('本文で引用していない')
})

test('a retired report leaves a page that says why, and so does a section; a moved one leads on', async () => {
  const content = await writeContent({
    'reports/b.mdx': report('本文[@s1]。'),
    'reports/c.mdx': report('## 続き [#rest]\n\n本文[@s1]。'),
    'sources/s1.yaml': SOURCE,
    'addresses.json':
      '{\n  "reports/a/": { "title": "取り下げた題", "retired": "2026-01-02", "reason": "典拠の記事が撤回された。" },\n  "reports/a/#end": { "title": "結論" },\n  "reports/b/": { "title": "見本" },\n  "reports/b/#aside": { "title": "余談", "retired": "2026-01-03", "reason": "本題から離れていた。" },\n  "reports/b/#far": { "title": "続編", "moved": "reports/c/#rest" },\n  "reports/d/": { "title": "旧題", "moved": "reports/c/" },\n  "reports/d/#source-1": { "source": "s9" },\n  "format": 1\n}\n',
  })
  const { outDir } = await buildSite(content)
  const page = pageAt(outDir, '/reports/a/')
  expect(page.html).toContain('典拠の記事が撤回された。')
  expect(page.html).toContain('取り下げた題')
  expect(all(page, 'meta[name=robots]')[0]?.properties.content).toBe('noindex')
  expect(existsSync(join(outDir, 'reports/a/end/index.html'))).toBe(true)
  const sections = pageAt(outDir, '/reports/b/')
  expect(textOf(sections, '#aside')).toBe(
    '「余談」の節は2026年1月3日に取り下げました：本題から離れていた。',
  )
  expect(textOf(sections, '#far')).toBe('「続編」の節は別の頁に移りました。')
  expect(all(sections, '#far a')[0]?.properties.href).toBe('/reports/c/#rest')
  // The numbers of a merged report are not those of the other: no anchor is taken along.
  expect(readFileSync(join(outDir, '_redirects'), 'utf8').split('\n')).toEqual([
    '/reports/:slug/:anchor/card.png /reports/:slug/card.png 301',
    '/reports/:slug/cite.bib /reports/:slug/references.bib 301',
    '/reports/:slug/cite.ris /reports/:slug/references.ris 301',
    '/reports/:slug/references.json /reports/:slug.json 301',
    '/reports/a/end/ /reports/a/ 301',
    '/reports/b/aside/ /reports/b/#aside 301',
    '/reports/b/far/ /reports/c/#rest 301',
    '/reports/d/ /reports/c/#main 301',
    '/reports/d.md /reports/c.md 301',
    '/reports/d.json /reports/c.json 301',
    '/reports/d/* /reports/c/:splat 301',
    '',
  ])
  expect(all(pageAt(outDir, '/reports/d/'), 'main a')[0]?.properties.href).toBe('/reports/c/#main')
  expect(brokenLinks(outDir)).toEqual([])
})

test('a heading too long for the name of a file had no page of its own, and needs none after a move', async () => {
  const anchor = '節'.repeat(90)
  const content = await writeContent({
    'reports/b.mdx': report('本文[@s1]。'),
    'sources/s1.yaml': SOURCE,
    'addresses.json': `{\n  "reports/a/": { "title": "題", "moved": "reports/b/" },\n  "reports/a/#${anchor}": { "title": "${anchor}" },\n  "reports/a/#end": { "title": "結論" },\n  "format": 1\n}\n`,
  })
  const { outDir, exitCode, stderr } = await buildSite(content)
  expect(exitCode, stderr).toBe(0)
  expect(readFileSync(join(outDir, '_redirects'), 'utf8')).toBe(
    [
      '/reports/:slug/:anchor/card.png /reports/:slug/card.png 301',
      '/reports/:slug/cite.bib /reports/:slug/references.bib 301',
      '/reports/:slug/cite.ris /reports/:slug/references.ris 301',
      '/reports/:slug/references.json /reports/:slug.json 301',
      '/reports/a/ /reports/b/#main 301',
      '/reports/a/end/ /reports/b/#main 301',
      '/reports/a.md /reports/b.md 301',
      '/reports/a.json /reports/b.json 301',
      '/reports/a/* /reports/b/:splat 301',
      '',
    ].join('\n'),
  )
})
