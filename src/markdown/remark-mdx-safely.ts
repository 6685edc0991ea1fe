import type { Root } from 'mdast'
import remarkMdx from 'remark-mdx'
import type { Processor } from 'unified'
import type { VFileMessage } from 'vfile-message'
import { refuse } from './refuse.ts'

/** Told by its shape: another version of vfile-message may be installed below the parser. */
const isMessage = (error: unknown): error is VFileMessage =>
  error instanceof Error && 'reason' in error && 'ruleId' in error

const placeOf = (error: VFileMessage): { line: number; column: number } | undefined => {
  // Where a tag isn't closed, the message's own place is the paragraph's; its text names the tag's.
  const [, line, column] = /\((\d+):(\d+)/.exec(error.reason) ?? []
  if (line && column) return { line: Number(line), column: Number(column) }
  return error.line !== undefined && error.column !== undefined
    ? { line: error.line, column: error.column }
    : undefined
}

const expectation = (reason: string): string =>
  reason.includes('`!`')
    ? 'no HTML comment; leave it out'
    : reason.includes('acorn') || reason.includes('expression')
      ? 'text; write \\{ for a brace, and no import or export at a line\u2019s start'
      : 'text; write \\< for a less-than sign, \\{ for a brace, and [text](address) for a link'

/** MDX's grammar for a report. What it can't parse becomes a message with its place, not an exception. */
export function remarkMdxSafely(this: Processor): void {
  remarkMdx.call(this as ThisParameterType<typeof remarkMdx>)
  // remark-parse set `parser` before this plugin ran; unified types it as optional.
  const settings = this as unknown as {
    parser: (text: string, file: Parameters<typeof refuse>[0]) => Root
  }
  let parse = settings.parser
  Object.defineProperty(this, 'parser', {
    configurable: true,
    get: () => (text: string, file: Parameters<typeof refuse>[0]) => {
      try {
        return parse(text, file)
      } catch (error) {
        if (!isMessage(error)) throw error
        const reason = error.reason.split('\n')[0] ?? error.reason
        refuse(
          file,
          `Unexpected MDX (${reason}), expected ${expectation(reason)}`,
          placeOf(error),
          'mdx',
        )
        return { type: 'root', children: [] }
      }
    },
    set: (value: typeof parse) => {
      parse = value
    },
  })
}
