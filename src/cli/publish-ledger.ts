import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeAtomically } from '../importer/write-atomically.ts'
import { publishLedger } from '../ledger/publish.ts'
import { ledgerPath } from '../ledger/read-ledger.ts'
import { readTopics } from '../ledger/read-topics.ts'

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Records the addresses of everything that CONTENT_DIR publishes in its addresses.json. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  if (!existsSync(contentDir))
    fail(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const { topics, faults } = readTopics(contentDir)
  const publication = faults.length > 0 ? { faults } : await publishLedger(contentDir, topics)
  if ('faults' in publication) return fail(publication.faults.join('\n'))
  const path = ledgerPath(contentDir)
  writeAtomically(path, publication.text)
  process.stdout.write(
    `${publication.added.map((address) => `+ ${address}\n`).join('')}${publication.added.length} addresses added to ${path}\n`,
  )
}

await main()
