import type { Root } from 'mdast'
import remarkMdx from 'remark-mdx'
import type { Processor } from 'unified'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { parseRoundFaults } from './mdx-recovery.ts'
import { refuse } from './refuse.ts'

/** Told by its shape: another version of vfile-message may be installed below the parser. */
const isMessage = (error: unknown): error is VFileMessage =>
  error instanceof Error && 'reason' in error && 'ruleId' in error

const expectation = (reason: string): string =>
  reason.includes('`!`')
    ? 'a note for editors as {/* … */}, which no reader sees'
    : reason.includes('acorn') || reason.includes('expression')
      ? 'text; write \\{ for a brace, and no import or export at a line\u2019s start'
      : 'text; write \\< for a less-than sign, \\{ for a brace, and [text](address) for a link'

const sayTo =
  (file: VFile) =>
  (fault: VFileMessage, place: Parameters<typeof refuse>[2]): void => {
    const reason = fault.reason.split('\n')[0] ?? fault.reason
    const found = reason.includes('`!`') ? 'HTML comment' : `MDX (${reason})`
    refuse(file, `Unexpected ${found}, expected ${expectation(reason)}`, place, 'mdx')
  }

/** MDX's grammar for a report. What it can't parse becomes messages with their places, not an exception. */
export function remarkMdxSafely(this: Processor): void {
  remarkMdx.call(this as ThisParameterType<typeof remarkMdx>)
  // remark-parse set `parser` before this plugin ran; unified types it as optional.
  const settings = this as unknown as { parser: (text: string, file: VFile) => Root }
  let parse = settings.parser
  Object.defineProperty(this, 'parser', {
    configurable: true,
    get: () => (text: string, file: VFile) =>
      parseRoundFaults(text, (readable) => parse(readable, file), isMessage, sayTo(file)) ?? {
        type: 'root',
        children: [],
      },
    set: (value: typeof parse) => {
      parse = value
    },
  })
}
