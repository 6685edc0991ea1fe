import { diff } from 'node:util'
import type { Change } from '../account.ts'

const LIMIT = 40

/** The lines in which a report that stands differs from what would be written: - stands, + would be written. */
export const differences = (existing: string, wanted: string): Change[] => {
  const changes: Change[] = []
  let line = 1
  for (const [operation, text] of diff(existing.split('\n'), wanted.split('\n'))) {
    if (operation === 1) changes.push({ line, kind: 'difference', what: `- ${text}` })
    if (operation === -1) changes.push({ line, kind: 'difference', what: `+ ${text}` })
    if (operation !== -1) line += 1
  }
  return changes.length <= LIMIT
    ? changes
    : [
        ...changes.slice(0, LIMIT),
        { line, kind: 'difference', what: `… and ${changes.length - LIMIT} more lines` },
      ]
}
