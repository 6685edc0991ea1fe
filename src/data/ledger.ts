import { resolve } from 'node:path'
import { type Ledger, readLedger } from '../publishing/ledger/read-ledger.ts'
import { onceInBuild } from './once-in-build.ts'

/** The ledger of the content that is built; read once in a build. */
export const siteLedger = onceInBuild(
  async (): Promise<Ledger> => readLedger(resolve(process.env.CONTENT_DIR ?? 'content')),
)
