import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { MADE_FILES, madeFiles } from '../../src/publishing/site/made-files.ts'
import { bringBack, putInPlace } from '../../src/publishing/site/put-in-place.ts'
import { filesOf } from '../../src/publishing/site/site-record.ts'
import { temporaryFolder } from './build-site.ts'

type Files = Readonly<Record<string, string>>

const write = (folder: string, files: Files): string => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

/** The files of a folder with their texts, but for the list of what builds made. */
const read = (folder: string): Files =>
  Object.fromEntries(
    filesOf(folder)
      .filter((file) => file !== MADE_FILES)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )

const put = (fresh: string, target: string, kept: readonly string[]): void =>
  putInPlace(fresh, target, new Set(kept), madeFiles(target) ?? new Set())

const SWAP = new URL('../../src/publishing/site/put-in-place.ts', import.meta.url)
const PROGRAM = `
import { bringBack, putInPlace } from ${JSON.stringify(SWAP.href)}
const { fresh, target, kept, made } = JSON.parse(process.env.SWAP)
putInPlace(fresh, target, new Set(kept), new Set(made))
`

/** Puts a site in place in a process that is killed before one of its changes; whether it was. */
const putKilledAt = (
  step: number,
  fresh: string,
  target: string,
  kept: readonly string[],
): boolean => {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', new URL('./kill-in-swap.ts', import.meta.url).href],
      ...['--input-type=module', '--eval', PROGRAM],
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        KILL_IN: target,
        KILL_AT: String(step),
        SWAP: JSON.stringify({ fresh, target, kept, made: [...(madeFiles(target) ?? [])] }),
      },
    },
  )
  if (signal === null) expect(status, stderr).toBe(0)
  return signal === 'SIGKILL'
}

const OLD: Files = {
  'a/index.html': '甲の旧',
  'gone/index.html': '消える頁',
  'index.html': '一',
  'stays.html': '残る頁',
  'style.old.css': '旧',
}
const NEW: Files = {
  'a/index.html': '甲の新',
  'index.html': '二',
  'new/index.html': '新しい頁',
  'style.new.css': '新',
}
const THIRD: Files = { 'index.html': '三', 'style.third.css': '三' }

/** What a host or git has in the folder of a site. */
const FOREIGN: Files = { CNAME: 'news.example.jp\n' }

/** A site that was built, and what a later build made beside it. */
const standing = async (foreign: Files): Promise<{ fresh: string; target: string }> => {
  const target = join(await temporaryFolder(), 'site')
  const fresh = `${target}.building`
  put(write(fresh, OLD), target, [])
  write(target, foreign)
  write(fresh, NEW)
  return { fresh, target }
}

/** Kills the swap before each of its changes in turn, in a site of its own each time. */
const killEach = async (
  kept: readonly string[],
  foreign: Files,
  check: (fresh: string, target: string) => void,
): Promise<number> => {
  for (let step = 0; ; step++) {
    const { fresh, target } = await standing(foreign)
    if (!putKilledAt(step, fresh, target, kept)) return step
    check(fresh, target)
  }
}

/** A later build clears what the killed one left beside the site, and makes every page. */
const expectNextBuildRight = (fresh: string, target: string, foreign: Files): void => {
  rmSync(fresh, { recursive: true, force: true })
  put(write(fresh, THIRD), target, [])
  expect(read(target)).toEqual({ ...foreign, ...THIRD })
  expect([...(madeFiles(target) ?? [])].sort()).toEqual(Object.keys(THIRD).sort())
}

test('a site that is replaced whole is old or new after a kill, once the next build begins', async () => {
  const seen: string[] = []
  await killEach([], {}, (fresh, target) => {
    const isThere = existsSync(target)
    bringBack(fresh, target)
    expect([OLD, NEW]).toContainEqual(read(target))
    seen.push(isThere ? 'in place' : 'brought back')
    expectNextBuildRight(fresh, target, {})
    expect(existsSync(`${fresh}.old`)).toBe(false)
  })
  expect(seen).toEqual(['in place', 'brought back'])
})

test('a site whose pages are moved one by one has each file whole after a kill, and no new page before its style', async () => {
  const states = new Set<string>()
  await killEach(['stays.html'], FOREIGN, (fresh, target) => {
    const now = read(target)
    states.add(JSON.stringify(now))
    expect(now).toMatchObject({ ...FOREIGN, 'stays.html': OLD['stays.html'] })
    for (const [file, text] of Object.entries(now))
      expect([FOREIGN[file], OLD[file], NEW[file]], file).toContain(text)
    for (const file of ['a/index.html', 'index.html']) expect(now).toHaveProperty([file])
    if (now['index.html'] === NEW['index.html']) expect(now).toHaveProperty(['style.new.css'])
    else expect(now).toHaveProperty(['style.old.css'])
    expectNextBuildRight(fresh, target, FOREIGN)
  })
  // From the old site to the new one: three pages and a style come, a page and a style go.
  expect(states.size).toBe(7)
})
