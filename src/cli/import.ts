import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lock } from 'proper-lockfile'
import { inputFiles } from '../importer/read/input-files.ts'
import { Refusal } from '../importer/read/refusal.ts'
import { accountText } from '../importer/write/account-text.ts'
import { checkDate, checkSlug } from '../importer/write/check-options.ts'
import { progressBar } from '../importer/write/progress-bar.ts'

const USAGE = `Usage: npm run import -- FILE|FOLDER… [options]

Takes raw Markdown reports, and BibTeX, RIS and CSL-JSON files, into the content folder.

  --content DIR       the content folder (CONTENT_DIR, else content)
  --dry-run           tell what would be done and write nothing
  --json              print the account as JSON and nothing else (npm run --silent import)
  --out FILE          write the account as JSON into a file too
  --slug SLUG         the report's slug (one file only)
  --date YYYY-MM-DD   the day of publication
  --force             overwrite a report that was edited since its import
  --keep-unresolved   publish marks without source as plain text under a notice
`

const OPTIONS = {
  content: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  slug: { type: 'string' },
  date: { type: 'string' },
  force: { type: 'boolean' },
  'keep-unresolved': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const wrongUsage = (reason: string): never => {
  process.stderr.write(`${reason}\n\n${USAGE}`)
  process.exit(2)
}

const readArguments = () => {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return wrongUsage((error as Error).message)
  }
}

/** Two imports into one folder would give two reports one slug: they take turns. */
const oneImportAtATime = async (contentDir: string): Promise<() => Promise<void>> => {
  mkdirSync(contentDir, { recursive: true })
  const path = join(contentDir, '.importing')
  const options = {
    lockfilePath: path,
    // A run that was killed is waited for no longer than this.
    stale: 10_000,
    onCompromised: (error: Error) => process.stderr.write(`${error.message}; the import goes on\n`),
  }
  try {
    return await lock(contentDir, options)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error
    process.stderr.write(`Waiting for another import into ${contentDir}\n`)
    return lock(contentDir, {
      ...options,
      retries: { retries: 3600, minTimeout: 250, maxTimeout: 250 },
    })
  }
}

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments()
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  if (positionals.length === 0)
    wrongUsage('Unexpected call without a file, expected FILE or FOLDER')
  const { files, missing } = inputFiles(positionals)
  if (missing.length > 0)
    wrongUsage(`Unexpected path ${missing.join(', ')}, expected an existing file or folder`)
  if (files.length === 0)
    wrongUsage(`Unexpected folder without a report: ${positionals.join(', ')}`)
  const fault = checkSlug(values.slug, files.length) ?? checkDate(values.date)
  if (fault !== undefined) wrongUsage(fault)
  // The site's pipeline takes a second to load: wrong usage is told before.
  const { importAll } = await import('../importer/write/import-all.ts')
  const bar = progressBar(files.length)
  const contentDir = resolve(values.content ?? process.env.CONTENT_DIR ?? 'content')
  const dryRun = values['dry-run'] === true
  const unlock = dryRun ? undefined : await oneImportAtATime(contentDir)
  const account = await importAll(files, {
    contentDir,
    now: new Date(),
    ...(values.slug === undefined ? {} : { slug: values.slug }),
    ...(values.date === undefined ? {} : { date: values.date }),
    dryRun,
    force: values.force === true,
    keepUnresolved: values['keep-unresolved'] === true,
    onFile: bar.step,
  }).finally(unlock)
  bar.end()
  const json = `${JSON.stringify(account, null, 2)}\n`
  if (values.out !== undefined) writeFileSync(values.out, json)
  process.stdout.write(values.json ? json : accountText(account, dryRun))
  process.exitCode = account.totals.refused > 0 ? 1 : 0
}

try {
  await main()
} catch (error) {
  process.stderr.write(
    error instanceof Refusal
      ? `${error.message}\n`
      : `${(error as Error).stack ?? String(error)}\n`,
  )
  process.exitCode = 1
}
