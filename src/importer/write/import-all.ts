import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { inputKind } from '../read/input-files.ts'
import { importBibliography } from '../registry/bibliography.ts'
import { emptyAccount, type FileAccount, type RunAccount, totalsOf } from './account.ts'
import { ContentState } from './folder/content-state.ts'
import { type ImportOptions, importFile } from './import-file.ts'

export interface RunOptions extends ImportOptions {
  contentDir: string
  /** Say what would be done and write nothing. */
  dryRun?: boolean
  /** Told after each file. */
  onFile?: (done: number, account: FileAccount) => void
}

const importPath = async (
  path: string,
  state: ContentState,
  options: RunOptions,
): Promise<FileAccount> => {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return { ...emptyAccount(path), reason: `The file can't be read: ${(error as Error).message}` }
  }
  return inputKind(path) === 'bibliography'
    ? importBibliography({ path, bytes }, state)
    : importFile({ path, bytes }, state, options)
}

/** Imports files into a content folder and accounts for each. */
export const importAll = async (
  paths: readonly string[],
  options: RunOptions,
): Promise<RunAccount> => {
  const state = new ContentState(options.contentDir)
  const files: FileAccount[] = []
  const flush = (): void => {
    if (!options.dryRun) state.flush()
  }
  for (const path of paths) {
    const account = await importPath(path, state, options)
    files.push(account)
    options.onFile?.(files.length, account)
    if (state.isFull) flush()
    // Lets timers run: the lock on the folder is renewed by one.
    await setImmediate()
  }
  flush()
  return { files, totals: totalsOf(files) }
}
