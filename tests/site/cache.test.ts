import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { edit, expectSame, report, says, snapshot, source, WarmSite } from './warm-site.ts'

const png = (data: string): Buffer => Buffer.from(data, 'base64')
const RED = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
)
const BLUE = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
)

/** The reports and their sources, a pair for each kind of change, so that no change hides another's. */
const NAMES = [
  'text',
  'picture',
  'volume',
  'entry',
  'topic',
  'correction',
  'anchor',
  'uncited',
  'draft',
  'move',
  'gone',
]

const page = (name: string): string => `reports/${name}/index.html`
const titleOf = (name: string): string => `${name}の記事`
const textOf = (name: string): string =>
  `${name === 'picture' ? '<Figure src="./dot.png" alt="点">図</Figure>\n\n' : ''}${name}の本文`
const reportOf = (name: string): string => {
  const day = NAMES.indexOf(name) + 1
  return report(
    titleOf(name),
    day,
    textOf(name),
    name,
    name === 'topic' ? '推論' : '半導体',
  ).replace('[uncited]', '[uncited, spare, { withdrawn: withdrawn, reason: 取り下げた。 }]')
}

let site: WarmSite
let first: Record<string, string>

beforeAll(async () => {
  site = await WarmSite.make({
    ...Object.fromEntries(NAMES.map((name) => [`reports/${name}.mdx`, reportOf(name)])),
    ...Object.fromEntries(
      [...NAMES, 'spare', 'withdrawn'].map((name) => [
        `sources/${name}.yaml`,
        source(`${name}の題`),
      ]),
    ),
    'topics.yaml': '半導体: semiconductors\n推論: inference\n',
  })
  writeFileSync(join(site.content, 'reports/dot.png'), RED)
  first = await site.build()
})

/** The image of a report's page. */
const imageOf = (built: Record<string, string>): string | undefined =>
  built[/src="\/(_astro\/dot\.[^"]+)"/.exec(built[page('picture')] ?? '')?.[1] ?? '']

/** A kind of input: how it changes, and what tells that the site shows the change. */
type Change = [make: () => void, shows: (site: Record<string, string>) => boolean]

/** The kinds of input by the build that meets them; the changes stay for the builds after. */
const ROUNDS: Record<string, Change>[] = [
  {
    'the text of a report': [
      () => edit(site.report('text'), (text) => text.replace('textの本文', 'textの新しい本文')),
      (built) => says(built, 'textの新しい本文', page('text')),
    ],
    'a field of an entry that only exports show': [
      () => edit(site.source('volume'), (text) => `${text}volume: "12"\n`),
      (built) => says(built, '12', 'reports/volume/references.bib'),
    ],
    'an image under the same name': [
      () => writeFileSync(join(site.content, 'reports/dot.png'), BLUE),
      (built) => imageOf(built) !== undefined && imageOf(built) !== imageOf(first),
    ],
  },
  {
    'an entry of the registry': [
      () => edit(site.source('entry'), (text) => text.replace('entryの題', 'entryの新題')),
      (built) =>
        [page('entry'), 'sources/index.html', 'sources/entry/index.html'].every((name) =>
          says(built, 'entryの新題', name),
        ) && !says(built, 'entryの題<'),
    ],
    'the addresses of topics': [
      () => edit(join(site.content, 'topics.yaml'), (text) => text.replace('inference', 'models')),
      (built) => says(built, '/topics/models/', page('topic')),
    ],
  },
  {
    'a correction': [
      () => edit(site.report('correction'), (text) => text.replace('数を', '割合を')),
      (built) => says(built, '割合を改めた。', page('correction')),
    ],
    'a section that gets another anchor': [
      () => edit(site.report('anchor'), (text) => text.replace('[#course]', '[#history]')),
      (built) => 'reports/anchor/history/index.html' in built,
    ],
    'the publisher of an entry that nothing cites': [
      () => edit(site.source('withdrawn'), (text) => text.replace('題の社', '題の新社')),
      (built) => says(built, 'withdrawnの題の新社', page('uncited')),
    ],
  },
  {
    'a report that is new': [
      () => writeFileSync(site.report('new'), report('新しい記事', 20, '新しい本文', 'text')),
      (built) => says(built, '新しい記事', page('new')),
    ],
    'a report that becomes a draft': [
      () => edit(site.report('draft'), (text) => text.replace('topics:', 'draft: true\ntopics:')),
      (built) => !says(built, titleOf('draft')),
    ],
    'a report that moves': [
      () => {
        rmSync(site.report('move'))
        const moved = reportOf('move').replace('topics:', 'aliases: [move]\ntopics:')
        writeFileSync(site.report('moved'), moved)
      },
      (built) => says(built, titleOf('move'), page('moved')),
    ],
    'a report that is gone': [
      () => rmSync(site.report('gone')),
      (built) => !says(built, titleOf('gone')),
    ],
  },
  {
    'a stylesheet': [
      () =>
        edit(
          site.code('src/components/styles/base.css'),
          (text) => `${text}\n.cache-test {\n  order: 7;\n}\n`,
        ),
      (built) => says(built, '.cache-test', page('text')),
    ],
    'a plugin of the pipeline': [
      () =>
        edit(site.code('src/markdown/rehype-tables.ts'), (text) =>
          text.replace("'表'", "'一覧表'"),
        ),
      (built) => says(built, '一覧表', page('text')),
    ],
    'a component': [
      () =>
        edit(site.code('src/components/site/SiteFooter.astro'), (text) =>
          text.replace('<footer', '<footer data-cache-test'),
        ),
      (built) => says(built, '<footer data-cache-test', page('text')),
    ],
    'the settings of the site': [
      () =>
        edit(site.code('src/site.config.ts'), (text) =>
          text.replace("'典拠 Tenkyo'", "'典拠 試験'"),
        ),
      (built) => says(built, '典拠 試験', page('text')),
    ],
    'the environment': [
      () => {
        site.environment = { SITE: 'https://other.example', NEWS_SITEMAP_UNTIL: '2025-02-28' }
      },
      (built) =>
        says(built, 'https://other.example/reports/text/', page('text')) &&
        !('news-sitemap.xml' in built) &&
        !says(built, 'news-sitemap', 'robots.txt'),
    ],
    'a file of public/': [
      () => writeFileSync(site.code('public/cache-test.txt'), '公開'),
      (built) => built['cache-test.txt'] !== undefined,
    ],
  },
]

test.each(
  ROUNDS.map((changes): [string, Record<string, Change>] => [
    Object.keys(changes).join(', '),
    changes,
  ]),
)(
  'a build with warm caches gives the bytes of a cold one after changes of: %s',
  async (_, changes) => {
    const shown = (built: Record<string, string>): string[] =>
      Object.keys(changes).filter((kind) => changes[kind]?.[1](built))
    expect(shown(snapshot(site.outDir))).toEqual([])
    for (const [make] of Object.values(changes)) make()
    const [kept, cold] = await Promise.all([site.build(), site.buildCold()])
    expectSame(kept, cold)
    expect(shown(kept)).toEqual(Object.keys(changes))
  },
)

test('a site whose pages somebody changed by hand is put right, and a file of theirs stays', async () => {
  const before = snapshot(site.outDir)
  writeFileSync(join(site.outDir, page('text')), '<p>別の頁</p>')
  rmSync(join(site.outDir, 'reports/entry'), { recursive: true })
  writeFileSync(join(site.outDir, 'stray.html'), '<p>人の頁</p>')
  expect(await site.build()).toEqual({
    ...before,
    'stray.html': snapshot(site.outDir)['stray.html'],
  })
  rmSync(join(site.outDir, 'stray.html'))
})

test('after a build that is killed in the swap, the next one makes the right site', async () => {
  const before = snapshot(site.outDir)
  const text = readFileSync(site.report('text'), 'utf8')
  edit(site.report('text'), () => text.replaceAll('textの', 'killedの'))
  const { environment } = site
  site.environment = {
    ...environment,
    NODE_OPTIONS: `--import=${new URL('./kill-in-swap.ts', import.meta.url)}`,
    KILL_IN: site.outDir,
    KILL_AT: '9',
  }
  const killed = await site.run()
  expect(killed.exitCode, killed.stderr).toBe(null)
  expect(snapshot(site.outDir)).not.toEqual(before)
  site.environment = environment
  writeFileSync(site.report('text'), text)
  // The killed build's lock would be waited for until it is stale.
  rmSync(site.code('.astro.lock'), { recursive: true })
  expectSame(await site.build(), before)
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
  const { exitCode, stdout } = await site.run()
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^Built /)])
  expectSame(snapshot(site.outDir), before)
})

test('a build that finds nothing changed leaves every file as it stands and says the warnings again', async () => {
  const stamps = (): number[] =>
    readdirSync(site.outDir, { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(site.outDir, name)).mtimeMs,
    )
  const before = stamps()
  const built = await site.run()
  expect(built.stdout).toContain('Nothing changed')
  expect(built.stderr).toContain('Source 2 `spare` is not cited in the text')
  expect(stamps()).toEqual(before)
})
