import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { edit, expectSame, report, snapshot, source, WarmSite } from './warm-site.ts'

const png = (data: string): Buffer => Buffer.from(data, 'base64')
const RED = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
)
const BLUE = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
)

let site: WarmSite

beforeAll(async () => {
  site = await WarmSite.make({
    'reports/a.mdx': report('甲の記事', 1, '甲の本文').replace(
      '[s1, s2]',
      '[s1, s2, { withdrawn: s3, reason: 取り下げた。 }]',
    ),
    'reports/b.mdx': report(
      '乙の記事',
      2,
      '<Figure src="./dot.png" alt="点">図</Figure>\n\n乙の本文',
    ),
    'reports/c.mdx': report('丙の記事', 3, '丙の本文'),
    'sources/s1.yaml': source('一の題'),
    'sources/s2.yaml': source('二の題'),
    'sources/s3.yaml': source('三の題'),
    'topics.yaml': '半導体: semiconductors\n',
  })
  writeFileSync(join(site.content, 'reports/dot.png'), RED)
  await site.build()
})

/** Each kind of input, and how it changes; the changes stay for those after. */
const CHANGES: Record<string, () => void> = {
  'the text of a report': () =>
    edit(site.report('a'), (text) => text.replace('甲の本文', '甲の新しい本文')),
  'a correction': () =>
    edit(site.report('a'), (text) => text.replace('数を改めた。', '割合を改めた。')),
  'a report that is new': () => writeFileSync(site.report('d'), report('丁の記事', 4, '丁の本文')),
  'a report that becomes a draft': () =>
    edit(site.report('d'), (text) => text.replace('topics:', 'draft: true\ntopics:')),
  'a report that moves': () => {
    rmSync(site.report('c'))
    writeFileSync(
      site.report('e'),
      report('丙の記事', 3, '丙の本文').replace('topics:', 'aliases: [c]\ntopics:'),
    )
  },
  'a report that is gone': () => rmSync(site.report('e')),
  'a section that gets another anchor': () =>
    edit(site.report('a'), (text) => text.replace('[#course]', '[#history]')),
  'an entry of the registry': () =>
    edit(site.source('s1'), (text) => text.replace('一の題', '一の新題')),
  'a field of an entry that only exports show': () =>
    edit(site.source('s1'), (text) => `${text}volume: "12"\n`),
  'the publisher of an entry that nothing cites': () =>
    edit(site.source('s3'), (text) => text.replace('見本通信', '見本新報')),
  'the addresses of topics': () =>
    writeFileSync(join(site.content, 'topics.yaml'), '半導体: chips\n'),
  'an image under the same name': () => writeFileSync(join(site.content, 'reports/dot.png'), BLUE),
  'a stylesheet': () =>
    edit(
      site.code('src/components/styles/base.css'),
      (text) => `${text}\n.cache-test {\n  order: 7;\n}\n`,
    ),
  'a plugin of the pipeline': () =>
    edit(site.code('src/markdown/rehype-tables.ts'), (text) => text.replace("'表'", "'一覧表'")),
  'a component': () =>
    edit(site.code('src/components/site/SiteFooter.astro'), (text) =>
      text.replace('<footer', '<footer data-cache-test'),
    ),
  'the settings of the site': () =>
    edit(site.code('src/site.config.ts'), (text) => text.replace("'典拠 Tenkyo'", "'典拠 試験'")),
  'the environment': () => {
    site.environment = { SITE: 'https://other.example' }
  },
  'a file of public/': () => writeFileSync(site.code('public/cache-test.txt'), '公開'),
}

test.each(Object.keys(CHANGES))(
  'a build with warm caches gives the bytes of a cold one after a change of %s',
  async (kind) => {
    const before = snapshot(site.outDir)
    CHANGES[kind]?.()
    const [kept, cold] = await Promise.all([site.build(), site.buildCold()])
    expectSame(kept, cold)
    expect(kept).not.toEqual(before)
  },
)

test('a new version of a package forgets every page', async () => {
  const page = join(site.outDir, 'reports/a/index.html')
  edit(site.code('package-lock.json'), (text) =>
    text.replace('"lockfileVersion": 3', '"lockfileVersion":  3'),
  )
  const { ino } = statSync(page)
  const before = snapshot(site.outDir)
  expect(await site.build()).toEqual(before)
  expect(statSync(page).ino).not.toBe(ino)
})

test('a site whose pages somebody changed by hand is put right, and a file of theirs stays', async () => {
  const before = snapshot(site.outDir)
  writeFileSync(join(site.outDir, 'reports/a/index.html'), '<p>別の頁</p>')
  rmSync(join(site.outDir, 'reports/b'), { recursive: true })
  writeFileSync(join(site.outDir, 'stray.html'), '<p>人の頁</p>')
  expect(await site.build()).toEqual({
    ...before,
    'stray.html': snapshot(site.outDir)['stray.html'],
  })
  rmSync(join(site.outDir, 'stray.html'))
})

test('broken and half-written caches are ignored', async () => {
  const before = snapshot(site.outDir)
  const files = readdirSync(join(site.checkout, '.astro'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(site.checkout, '.astro', name))
    .filter((file) => file.endsWith('.json') && !/data-store|schema\.json/.test(file))
  expect(files.length).toBeGreaterThan(3)
  files.forEach((file, index) => {
    const text = readFileSync(file, 'utf8')
    const broken = [text.slice(0, text.length / 2), '', '{"rendered":{},"files":{}}']
    writeFileSync(file, broken[index % broken.length] ?? '')
  })
  edit(site.report('a'), (text) => text.replace('甲の新しい本文', '甲の最後の本文'))
  const [kept, cold] = await Promise.all([site.build(), site.buildCold()])
  expect(kept).toEqual(cold)
  expect(kept).not.toEqual(before)
})

test('a build that finds nothing changed leaves every file as it stands and says the warnings again', async () => {
  const stamps = (): number[] =>
    readdirSync(site.outDir, { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(site.outDir, name)).mtimeMs,
    )
  const before = stamps()
  const built = await site.run()
  expect(built.stdout).toContain('Nothing changed')
  expect(stamps()).toEqual(before)
})
