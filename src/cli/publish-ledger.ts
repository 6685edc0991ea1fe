import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeAtomically } from '../importer/write/write-atomically.ts'
import { checkFolder } from '../publishing/check/check-folder.ts'
import { ledgerText, recordAddresses } from '../publishing/ledger/record.ts'
import { messageLine } from '../schemas/messages.ts'

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Records the addresses of everything that CONTENT_DIR publishes in its addresses.json. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  if (!existsSync(contentDir))
    fail(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const { files, ledger, published } = await checkFolder(contentDir)
  const faults = files.flatMap(({ path, messages }) =>
    messages.filter(({ fatal }) => fatal).map((message) => messageLine(path, message)),
  )
  if (faults.length > 0) fail(faults.join('\n'))
  const entries = recordAddresses(ledger, published)
  writeAtomically(ledger.path, ledgerText(entries))
  const added = [...entries.keys()].filter((address) => !ledger.entries.has(address))
  process.stdout.write(
    `${added.map((address) => `+ ${address}\n`).join('')}${added.length} addresses added to ${ledger.path}\n`,
  )
}

await main()
