import type { BundleSettings, BundleStore } from './kept-bundle.ts'
import { renderKeyed } from './kept-pages.ts'
import { makePages } from './make-pages.ts'
import type { PageChoice } from './page-choice.ts'
import type { SiteRecord } from './site-record.ts'

/** What an edit of the content is shown with. */
export interface Rebuild {
  /** The project's folder. */
  root: string
  publicDir: string
  /** Where new files go. */
  folder: string
  bundle: BundleStore
  choice: PageChoice
  settings: BundleSettings
  standing: SiteRecord
  /** Stamps of the standing site's files. */
  now: SiteRecord['files']
}

/**
 * Makes the pages of the content that is laid out with the kept bundle, without Astro and Vite. False where only Astro
 * can: where a page has or had images, or two claim one address. Throws where a page can't be made.
 */
export const rebuildPages = async ({
  root,
  publicDir,
  folder,
  bundle,
  settings,
  choice,
  standing,
  now,
}: Rebuild): Promise<boolean> => {
  const { getStaticPaths, render } = await bundle.open()
  const chosen = choice.choose(await getStaticPaths(), settings.pages, publicDir)
  const { images, kept } = choice.ledger
  if (chosen.disputed.length > 0 || images || standing.images) return false
  if (standing.assets.some((file) => now[file] !== standing.files[file])) return false
  for (const file of standing.assets) kept.add(file)
  await makePages(root, chosen.keyed, folder, settings.pages, renderKeyed(render))
  await makePages(root, chosen.free, folder, settings.pages, render)
  return true
}
