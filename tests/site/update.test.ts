import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { edit, expectSame, report, snapshot, source, WarmSite } from './warm-site.ts'

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

let site: WarmSite

beforeAll(async () => {
  site = await WarmSite.make({
    'reports/a.mdx': report('甲の記事', 1, '甲の本文').replace(
      '[s1, s2]',
      '[s1, s2, { withdrawn: s3, reason: 取り下げた。 }]',
    ),
    'reports/b.mdx': report('乙の記事', 2, '乙の本文'),
    'reports/c.mdx': report('丙の記事', 3, '丙の本文'),
    'sources/s1.yaml': source('一の題'),
    'sources/s2.yaml': source('二の題'),
    'sources/s3.yaml': source('三の題'),
    'topics.yaml': '半導体: semiconductors\n',
  })
  await site.build()
})

/** Kinds of edits of the content, one after the other. */
const EDITS: Record<string, () => void> = {
  'the text of a report': () =>
    edit(site.report('a'), (text) => text.replace('甲の本文', '甲の新しい本文')),
  'the title of a report': () =>
    edit(site.report('a'), (text) => text.replace('甲の記事', '甲の新しい記事')),
  'a correction': () =>
    edit(site.report('a'), (text) => text.replace('数を改めた。', '割合を改めた。')),
  'a report that is new': () => writeFileSync(site.report('d'), report('丁の記事', 4, '丁の本文')),
  'a report that becomes a draft': () =>
    edit(site.report('b'), (text) => text.replace('topics:', 'draft: true\ntopics:')),
  'a report that moves': () => {
    rmSync(site.report('c'))
    writeFileSync(
      site.report('e'),
      report('丙の記事', 3, '丙の本文').replace('topics:', 'aliases: [c]\ntopics:'),
    )
  },
  'a section that gets another anchor': () =>
    edit(site.report('a'), (text) => text.replace('[#course]', '[#history]')),
  'an entry of the registry': () =>
    edit(site.source('s1'), (text) => text.replace('一の題', '一の新題')),
  'a field of an entry that only exports show': () =>
    edit(site.source('s1'), (text) => `${text}volume: "12"\n`),
  'an entry that nothing cites': () =>
    edit(site.source('s3'), (text) => text.replace('見本通信', '見本新報')),
  'the addresses of topics': () =>
    writeFileSync(join(site.content, 'topics.yaml'), '半導体: chips\n'),
}

test.each(Object.keys(EDITS))(
  'an edit of %s is shown without Astro, as in a cold build',
  async (kind) => {
    const before = snapshot(site.outDir)
    EDITS[kind]?.()
    const [{ stdout, stderr, exitCode }, cold] = await Promise.all([site.run(), site.buildCold()])
    expect({ stdout, exitCode }, stderr).toEqual({
      stdout: `Updated ${site.outDir}\n`,
      exitCode: 0,
    })
    const after = snapshot(site.outDir)
    expectSame(after, cold)
    expect(after).not.toEqual(before)
  },
)

test('an edit says the warnings of every report', async () => {
  edit(site.report('d'), (text) => text.replace('[@s2]', ''))
  const { stderr } = await site.run()
  expect(stderr).toMatch(/^\S*reports\/d\.mdx:4:15 Source 2 `s2` is not cited in the text; .*\n$/)
})

test('a fault in an edit is told with its place, and the site stays', async () => {
  const before = snapshot(site.outDir)
  edit(site.report('d'), (text) => text.replace('[@s1]', '[@s4]'))
  const { stdout, stderr, exitCode } = await site.run()
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 })
  expect(stderr).toMatch(
    /^1 fault in the content; nothing was published\n\S*reports\/d\.mdx:16:6 .*s4/,
  )
  expect(snapshot(site.outDir)).toEqual(before)
  edit(site.report('d'), (text) => text.replace('[@s4]', '[@s1]'))
})

test('a letter that no font of the card has stops no build, which warns of it at its place', async () => {
  edit(site.report('d'), (text) => text.replace('丁の記事', '丁の\u{13000}記事'))
  const { stderr, exitCode } = await site.run()
  expect(stderr).toMatch(/reports\/d\.mdx:2:8 Unexpected letter 「\u{13000}」 \(U\+13000\)/u)
  expect(exitCode).toBe(0)
  edit(site.report('d'), (text) => text.replace('丁の\u{13000}記事', '丁の記事'))
})

/** What an edit alone does not change, each followed by a build that is what a cold one gives. */
const LEFT_TO_ASTRO: Record<string, () => void> = {
  'an image that comes': () => {
    writeFileSync(join(site.content, 'reports/dot.png'), DOT)
    edit(site.report('a'), (text) => `${text}\n<Figure src="./dot.png" alt="点">図</Figure>\n`)
  },
  'an edit beside an image': () =>
    edit(site.report('d'), (text) => text.replace('丁の本文', '丁の文')),
  'an image that goes': () =>
    edit(site.report('a'), (text) => text.replace(/\n<Figure[^\n]*\n/, '')),
  'a stylesheet': () =>
    edit(site.code('src/styles/base.css'), (text) => `${text}\n.update-test {\n  order: 7;\n}\n`),
  'a file of public/': () => writeFileSync(site.code('public/update-test.txt'), '公開'),
  'a broken bundle': () => {
    edit(site.report('d'), (text) => text.replace('丁の文', '丁の次の文'))
    const chunks = readdirSync(site.code('.astro'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /bundle.chunks.*\.mjs$/.test(name),
    )
    expect(chunks.length).toBeGreaterThan(5)
    for (const name of chunks) edit(join(site.checkout, '.astro', name), (text) => `${text}\n;`)
  },
}

test.each(Object.keys(LEFT_TO_ASTRO))(
  '%s is left to Astro, and gives what a cold build does',
  async (kind) => {
    LEFT_TO_ASTRO[kind]?.()
    const [{ stdout, stderr }, cold] = await Promise.all([site.run(), site.buildCold()])
    expect(stdout.trim().split('\n').at(-1), stderr).toBe(`Built ${site.outDir}`)
    expectSame(snapshot(site.outDir), cold)
  },
)

test.each([
  { BASE_PATH: '/news/', TRAILING_SLASH: 'always' },
  { BASE_PATH: '/news', TRAILING_SLASH: 'never' },
  { BASE_PATH: '/', TRAILING_SLASH: 'never' },
])('an edit is shown as in a cold build with %o', async (environment) => {
  site.environment = environment
  await site.build()
  edit(site.report('a'), (text) => text.replace('新しい', '新しい新しい'))
  const [{ stdout, stderr }, cold] = await Promise.all([site.run(), site.buildCold()])
  expect(stdout, stderr).toBe(`Updated ${site.outDir}\n`)
  expectSame(snapshot(site.outDir), cold)
})
