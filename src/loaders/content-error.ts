import { relative } from 'node:path'
import type { VFileMessage } from 'vfile-message'

/** A path as an editor would type it: from the working folder where it lies inside, else absolute. */
export const shownPath = (path: string): string => {
  const inside = relative(process.cwd(), path)
  return inside === '' || inside.startsWith('..') ? path : inside.replaceAll('\\', '/')
}

/** One line for a message: `content/reports/a.mdx:7:11 Unexpected …`. */
export const messageLine = (path: string, message: VFileMessage): string =>
  `${shownPath(path)}:${message.line ?? 1}:${message.column ?? 1} ${message.reason}`

/** Where Astro's overlay shows an error. */
export interface ErrorPlace {
  file: string
  line: number
  column: number
}

/** Content that can't be published; the message lists every fault of every file. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly loc: ErrorPlace | undefined
  constructor(lines: readonly string[], loc?: ErrorPlace) {
    super(`${lines.length} ${lines.length === 1 ? 'fault' : 'faults'} in the content; nothing was published\n${lines.join('\n')}`)
    this.loc = loc
  }
}
