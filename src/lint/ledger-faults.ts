import type { VFileMessage } from 'vfile-message'
import { checkLedger } from '../ledger/check-ledger.ts'
import type { Published } from '../ledger/published.ts'
import { type Ledger, readLedger } from '../ledger/read-ledger.ts'
import { fatal, shownPath } from '../schemas/messages.ts'

/** A line of the ledger's check as a message of the ledger's file; undefined for what another file has. */
const messageOf = (line: string, { path }: Ledger): VFileMessage | undefined => {
  const [, file, row, column, reason = line] = /^(.+?):(\d+):(\d+) (.*)$/s.exec(line) ?? []
  if (file !== undefined && file !== shownPath(path)) return undefined
  return fatal(reason, { line: Number(row ?? 1), column: Number(column ?? 1) }, 'ledger')
}

/** What a build would say of the ledger: broken lines, and published addresses that would vanish. */
export const ledgerFaults = (
  contentDir: string,
  published: Published,
): { path: string; messages: VFileMessage[] } => {
  const ledger = readLedger(contentDir)
  const messages = checkLedger(ledger, published).flatMap((line) => messageOf(line, ledger) ?? [])
  return { path: ledger.path, messages }
}
