import { existsSync, realpathSync, statSync } from 'node:fs'
import { sep } from 'node:path'
import { foreignNames, MADE_FILES, madeFiles } from './made-files.ts'

/**
 * Why a folder can't be replaced by the built site, or undefined.
 * @param outDir its path without links
 * @param root the project's folder
 */
export const outDirFault = (
  outDir: string,
  contentDir: string,
  root: string,
): string | undefined => {
  const within = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)
  const holds = (inner: string): boolean => within(realpathSync(inner)).startsWith(within(outDir))
  if (holds(root) || holds(contentDir))
    return `Unexpected OUT_DIR ${outDir}, expected a folder that does not hold the project or the content`
  if (!existsSync(outDir)) return undefined
  if (!statSync(outDir).isDirectory()) return `Unexpected OUT_DIR ${outDir}, expected a folder`
  if (madeFiles(outDir)) return undefined
  const foreign = foreignNames(outDir)
  return foreign.length > 0
    ? `Unexpected OUT_DIR ${outDir}, expected an empty folder or an earlier site; it holds what no build made (it has no ${MADE_FILES} that names it): ${foreign.join(', ')}; move it away, or choose another folder`
    : undefined
}
