import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { copyCheckout } from '../../bench/checkout.ts'
import { buildSite, temporaryFolder, writeContent } from './build-site.ts'

/** An entry of a publisher of its own. */
export const source = (title: string): string =>
  `title: ${title}\npublisher: ${title}の社\nURL: https://news.example.com/${encodeURI(title)}\nverified: 2025-02-14\n`

/** A report with a section, a table and a correction, which cites one source. */
export const report = (
  title: string,
  day: number,
  text: string,
  key: string,
  topic = '半導体',
): string => `---
title: ${title}
published: 2025-02-${String(day).padStart(2, '0')}
sources: [${key}]
topics: [${topic}]
corrections:
  - date: 2025-03-01
    kind: correction
    summary: 数を改めた。
    before: 二割
    after: 三割
---

## 経緯 [#course]

${text}[@${key}]。

| 社 | 数 |
| --- | --- |
| 甲 | 三割[@${key}] |
`

/** Every file of a site with its bytes, in letters that a failing test can print. */
export const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
  )

/** Whether a file of a snapshot, or any where none is named, has some words. */
export const says = (site: Record<string, string>, words: string, file?: string): boolean => {
  const bytes = Buffer.from(words).toString('latin1')
  return file === undefined
    ? Object.values(site).some((text) => text.includes(bytes))
    : site[file]?.includes(bytes) === true
}

/** Edits a file; an edit that changes nothing is a fault of the test. */
export const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  expect(after, `the edit of ${file} changes it`).not.toBe(before)
  writeFileSync(file, after)
}

/** A copy of the project with a content and a site of its own, built once. */
export class WarmSite {
  readonly content: string
  readonly checkout: string
  readonly outDir: string
  environment: Record<string, string> = {}

  private constructor(content: string, folder: string) {
    this.content = content
    this.checkout = join(folder, 'checkout')
    this.outDir = join(folder, 'site')
  }

  static async make(files: Readonly<Record<string, string>>): Promise<WarmSite> {
    const site = new WarmSite(await writeContent(files), await temporaryFolder())
    copyCheckout(site.checkout)
    return site
  }

  /** Builds on what earlier builds kept, and says how that ended. */
  run = () => buildSite(this.content, this.outDir, this.environment, this.checkout)

  async build(): Promise<Record<string, string>> {
    const { exitCode, stderr } = await this.run()
    expect(exitCode, stderr).toBe(0)
    return snapshot(this.outDir)
  }

  /** The same files built where nothing was kept. */
  async buildCold(): Promise<Record<string, string>> {
    const folder = await temporaryFolder()
    const checkout = join(folder, 'checkout')
    copyCheckout(checkout, this.checkout)
    const target = join(folder, 'site')
    const built = await buildSite(this.content, target, this.environment, checkout)
    expect(built.exitCode, built.stderr).toBe(0)
    return snapshot(target)
  }

  report = (slug: string): string => join(this.content, 'reports', `${slug}.mdx`)
  source = (key: string): string => join(this.content, 'sources', `${key}.yaml`)
  code = (path: string): string => join(this.checkout, path)
}

/** Compares two sites file by file, so that a failing test names the file. */
export const expectSame = (one: Record<string, string>, other: Record<string, string>): void => {
  expect(Object.keys(one)).toEqual(Object.keys(other))
  for (const [name, bytes] of Object.entries(other))
    expect(one[name] === bytes, `${name} is the same`).toBe(true)
}
