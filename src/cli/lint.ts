import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lintContent, lintFiles } from '../publishing/check/lint.ts'
import { type FileMessage, messageLine } from '../schemas/messages.ts'

const USAGE = 'Usage: npm run lint:content [-- [--json] [FILE…]]\n'

/** The content folder that a file lies in: …/reports/x.mdx with …/sources beside it, else the default. */
const contentDirOf = (path: string | undefined): string => {
  if (process.env.CONTENT_DIR) return resolve(process.env.CONTENT_DIR)
  const parent = path === undefined ? '' : dirname(dirname(path))
  const inside = path !== undefined && ['reports', 'sources'].includes(basename(dirname(path)))
  return inside && existsSync(join(parent, 'sources')) ? parent : resolve('content')
}

const severityOf = ({ fatal }: FileMessage): string => (fatal ? 'error' : 'warning')

const asJson = (messages: readonly FileMessage[]): string =>
  JSON.stringify(
    messages.map((message) => ({
      file: message.path,
      line: message.line,
      column: message.column,
      severity: severityOf(message),
      rule: message.ruleId,
      message: message.reason,
    })),
    null,
    2,
  )

const asText = (messages: readonly FileMessage[]): string =>
  messages
    .map((message) => `${messageLine(message, severityOf(message))} (${message.ruleId})`)
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
  const messages =
    paths.length > 0 ? await lintFiles(contentDir, paths) : await lintContent(contentDir)
  const errors = messages.filter((message) => message.fatal).length
  if (values.json) process.stdout.write(`${asJson(messages)}\n`)
  else {
    if (messages.length > 0) process.stdout.write(`${asText(messages)}\n`)
    process.stdout.write(
      `${counted(errors, 'error')}, ${counted(messages.length - errors, 'warning')}\n`,
    )
  }
  process.exitCode = errors > 0 ? 1 : 0
}

await main()
