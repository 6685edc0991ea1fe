import { join } from 'node:path'
import type { BundleSettings, BundleStore } from './kept-bundle.ts'
import { renderKeyed } from './kept-pages.ts'
import { makePages } from './make-pages.ts'
import type { PageChoice } from './page-choice.ts'
import { timed } from './times.ts'

/**
 * Makes the pages of the content that is laid out with a bundle, without Astro and Vite. False where
 * only Astro can: where two pages claim one address. Throws where a page can't be made.
 *
 * @param root the project's folder
 * @param folder where the pages go
 */
export const makePagesWith = async (
  bundle: BundleStore,
  { pages }: BundleSettings,
  choice: PageChoice,
  root: string,
  folder: string,
): Promise<boolean> => {
  const { getStaticPaths, render } = await bundle.open()
  const paths = await timed('tell which pages are to be made', getStaticPaths)
  const chosen = choice.choose(paths, pages, join(root, 'public'))
  if (chosen.disputed.length > 0) return false
  await makePages(root, chosen.keyed, folder, pages, renderKeyed(render))
  await makePages(root, chosen.free, folder, pages, render)
  return true
}
