import { relative } from 'node:path'
import { VFileMessage } from 'vfile-message'

/** A fatal message of ours: what the build and the lint stop for. */
export const fatal = (
  reason: string,
  place: { line: number; column: number } | undefined,
  ruleId: string,
): VFileMessage => {
  const message = new VFileMessage(reason, {
    ...(place ? { place } : {}),
    source: 'tenkyo',
    ruleId,
  })
  message.fatal = true
  return message
}

/** A warning of ours: said, and nothing stops. */
export const warning = (
  reason: string,
  place: { line: number; column: number } | undefined,
  ruleId: string,
): VFileMessage => {
  const message = fatal(reason, place, ruleId)
  message.fatal = false
  return message
}

/** A path as an editor would type it: from the working folder where it lies inside, else absolute. */
export const shownPath = (path: string): string => {
  const inside = relative(process.cwd(), path)
  return inside === '' || inside.startsWith('..') ? path : inside.replaceAll('\\', '/')
}

/** One line for a message: `content/reports/a.mdx:7:11 Unexpected …`. */
export const messageLine = (path: string, message: VFileMessage): string =>
  `${shownPath(path)}:${message.line ?? 1}:${message.column ?? 1} ${message.reason}`
