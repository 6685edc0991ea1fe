import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { accountText } from '../importer/account-text.ts'
import { checkDate, checkSlug } from '../importer/check-options.ts'
import { inputFiles } from '../importer/input-files.ts'
import { progressBar } from '../importer/progress-bar.ts'
import { Refusal } from '../importer/refusal.ts'

const USAGE = `Usage: npm run import -- FILE|FOLDER… [options]

Takes raw Markdown reports, and BibTeX, RIS and CSL-JSON files, into the content folder.

  --content DIR       the content folder (CONTENT_DIR, else content)
  --dry-run           tell what would be done and write nothing
  --json              print the account as JSON and nothing else
  --slug SLUG         the report's slug (one file only)
  --date YYYY-MM-DD   the day of publication
  --force             overwrite a report that was edited since its import
  --keep-unresolved   publish marks without source as plain text under a notice
`

const OPTIONS = {
  content: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
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
  const { importAll } = await import('../importer/import-all.ts')
  const bar = progressBar(files.length)
  const account = await importAll(files, {
    contentDir: resolve(values.content ?? process.env.CONTENT_DIR ?? 'content'),
    now: new Date(),
    ...(values.slug === undefined ? {} : { slug: values.slug }),
    ...(values.date === undefined ? {} : { date: values.date }),
    dryRun: values['dry-run'] === true,
    force: values.force === true,
    keepUnresolved: values['keep-unresolved'] === true,
    onFile: bar.step,
  })
  bar.end()
  process.stdout.write(
    values.json
      ? `${JSON.stringify(account, null, 2)}\n`
      : accountText(account, values['dry-run'] === true),
  )
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
