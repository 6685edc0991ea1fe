import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { VFile } from 'vfile'
import { lintContent, lintFiles } from '../publishing/check/lint.ts'
import { messageLine } from '../schemas/messages.ts'

const USAGE = 'Usage: npm run lint:content [-- [--json] [FILE…]]\n'

/** The content folder that a file lies in: …/reports/x.mdx with …/sources beside it, else the default. */
const contentDirOf = (path: string | undefined): string => {
  if (process.env.CONTENT_DIR) return resolve(process.env.CONTENT_DIR)
  const parent = path === undefined ? '' : dirname(dirname(path))
  const inside = path !== undefined && ['reports', 'sources'].includes(basename(dirname(path)))
  return inside && existsSync(join(parent, 'sources')) ? parent : resolve('content')
}

const asJson = (files: readonly VFile[]): string =>
  JSON.stringify(
    files.flatMap((file) =>
      file.messages.map((message) => ({
        file: file.path,
        line: message.line ?? 1,
        column: message.column ?? 1,
        severity: message.fatal ? 'error' : 'warning',
        rule: message.ruleId ?? '',
        message: message.reason,
      })),
    ),
    null,
    2,
  )

const asText = (files: readonly VFile[]): string =>
  files
    .flatMap((file) =>
      file.messages.map((message) => {
        const severity = message.fatal ? 'error' : 'warning'
        return `${messageLine(file.path, message, severity)} (${message.ruleId})`
      }),
    )
    .join('\n')

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const usageFault = (fault: string): never => {
  process.stderr.write(`${fault}\n${USAGE}`)
  process.exit(2)
}

const parse = () => {
  try {
    return parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
  } catch (error) {
    return usageFault(error instanceof Error ? error.message : String(error))
  }
}

/** Exit code 1 where there is an error; warnings don't fail. */
const main = async (): Promise<void> => {
  const { values, positionals } = parse()
  const paths = positionals.map((path) => resolve(path))
  for (const path of paths)
    if (!existsSync(path) || !statSync(path).isFile()) usageFault(`No file ${path}`)
  const contentDir = contentDirOf(paths[0])
  if (!existsSync(contentDir))
    usageFault(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const files =
    paths.length > 0 ? await lintFiles(contentDir, paths) : await lintContent(contentDir)
  const messages = files.flatMap((file) => file.messages)
  const errors = messages.filter((message) => message.fatal).length
  if (values.json) process.stdout.write(`${asJson(files)}\n`)
  else {
    if (messages.length > 0) process.stdout.write(`${asText(files)}\n`)
    process.stdout.write(
      `${counted(errors, 'error')}, ${counted(messages.length - errors, 'warning')}\n`,
    )
  }
  process.exitCode = errors > 0 ? 1 : 0
}

await main()
