import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeAtomically } from '../importer/write/folder/write-atomically.ts'
import { checkContent } from '../publishing/check/check-content.ts'
import { ledgerText, recordAddresses } from '../publishing/ledger/record.ts'
import { faultLines } from '../schemas/messages.ts'

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Records the addresses of everything that CONTENT_DIR publishes in its addresses.json. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  if (!existsSync(contentDir))
    fail(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const { messages, ledger, published } = await checkContent(contentDir)
  const faults = faultLines(messages)
  if (faults.length > 0) fail(faults.join('\n'))
  const entries = recordAddresses(ledger, published)
  writeAtomically(ledger.path, ledgerText(entries))
  const added = [...entries.keys()].filter((address) => !ledger.entries.has(address))
  process.stdout.write(
    `${added.map((address) => `+ ${address}\n`).join('')}${added.length} addresses added to ${ledger.path}\n`,
  )
}

await main()
