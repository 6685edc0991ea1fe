import { cpSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type CodeDigests, publicDigest } from '../build/input-digest.ts'
import { type BundleSettings, BundleStore } from '../build/kept-bundle.ts'
import { keptPages } from '../build/kept-pages.ts'
import { laidContent, layContent } from '../build/laid-content.ts'
import { type Bundling, makeBundle } from '../build/make-bundle.ts'
import { makePagesWith } from '../build/make-pages-with.ts'
import { PageChoice, type PageLedger } from '../build/page-choice.ts'
import type { SiteRecord } from '../build/site-record.ts'
import { timed } from '../build/times.ts'

/** Where a site is built, and what is known before. */
export interface Plan {
  /** The project's folder. */
  root: string
  contentDir: string
  /** The folder of what builds of this content keep. */
  cache: string
  code: CodeDigests
  standing: SiteRecord | undefined
  /** Stamps of the standing site's files. */
  now: SiteRecord['files']
  /** Where the new files come to lie, beside the standing site. */
  fresh: string
}

/** What a build made. */
export interface MadeSite {
  /** Whether only the content's pages were made, and styles and scripts stand as they were. */
  update: boolean
  ledger: PageLedger
  /** Lets the next build use what this one kept; for builds whose code did not change meanwhile. */
  vouch: () => void
}

/** Loads the content and lays it out for the pages; gives whether it has images. Throws a ContentError that lists every fault. */
const load = async (
  { root, contentDir, cache }: Plan,
  settings: BundleSettings['content'],
): Promise<boolean> => {
  const { loadContent } = await import('../loaders/load-content.ts')
  const content = await loadContent(root, contentDir, cache, settings)
  layContent(content)
  return [...(content.get('reports')?.values() ?? [])].some(({ assetImports }) => assetImports)
}

/** Whether the standing site's styles, scripts and public files are those of a new one. */
const keepsAssets = ({ root, standing, now }: Plan): boolean =>
  standing !== undefined &&
  !standing.images &&
  standing.published === publicDigest(root) &&
  standing.assets.every((file) => now[file] === standing.files[file])

/**
 * Where Astro builds. It takes a folder whose path begins like the project's for one inside it, and
 * then finds no packages (/srv/site beside /srv/site-out); such a site is built inside and copied.
 */
const workshopFor = ({ root, fresh }: Plan): string =>
  fresh.startsWith(root) && !fresh.startsWith(root + sep) ? join(root, '.astro', 'building') : fresh

const bring = (workshop: string, fresh: string): void => {
  if (workshop === fresh) return
  cpSync(workshop, fresh, { recursive: true })
  rmSync(workshop, { recursive: true, force: true })
}

const clear = (plan: Plan): void => {
  for (const folder of [plan.fresh, workshopFor(plan)])
    rmSync(folder, { recursive: true, force: true })
}

/** Makes a site whose content is loaded with a bundle, which may still be in the making. */
const makeWithBundle = async (
  plan: Plan,
  bundle: BundleStore,
  settings: BundleSettings,
  bundling: Bundling | undefined,
): Promise<MadeSite | undefined> => {
  const { root, code, now, standing, fresh } = plan
  const choice = new PageChoice(code, now, standing)
  try {
    if (bundling) {
      if (!(await timed('wait for the bundle', () => bundling.done))) return undefined
      bring(workshopFor(plan), fresh)
    } else for (const file of standing?.assets ?? []) choice.ledger.kept.add(file)
    if (!(await makePagesWith(bundle, settings, choice, root, fresh))) return undefined
  } catch {
    // Astro comes to the same page, and tells what is wrong with it in its own way.
    return undefined
  }
  return {
    update: bundling === undefined,
    ledger: choice.ledger,
    vouch: () => bundling && bundle.vouch(settings),
  }
}

/**
 * Makes a site without images: an edit of the content alone with the kept bundle, all else with a new
 * one. Undefined where only Astro can make the site, or can tell why not.
 */
const makeApart = async (plan: Plan, bundle: BundleStore): Promise<MadeSite | undefined> => {
  const loadTimed = ({ content }: BundleSettings) =>
    timed('read and render the content', () => load(plan, content))
  const kept = bundle.settings()
  // Where settings are known, nothing is bundled before it is known to be of use.
  if (kept && (await loadTimed(kept))) return undefined
  if (kept && keepsAssets(plan)) return makeWithBundle(plan, bundle, kept, undefined)
  const bundling = makeBundle(plan.root, plan.cache, plan.code.pages, workshopFor(plan))
  try {
    const settings = kept ?? (await bundling.settings)
    if (!settings || (!kept && (await loadTimed(settings)))) return undefined
    return await makeWithBundle(plan, bundle, settings, bundling)
  } finally {
    await bundling.stop()
  }
}

/** Has Astro make everything. */
const makeByAstro = async (plan: Plan, bundle: BundleStore): Promise<MadeSite> => {
  const { root, code, now, standing, fresh } = plan
  const workshop = workshopFor(plan)
  const choice = new PageChoice(code, now, standing)
  const { integration, vouch } = keptPages(root, choice, bundle, async (settings) => {
    if (laidContent() === undefined) await load(plan, settings)
  })
  const { build } = await import('astro')
  await build({ root, outDir: workshop, logLevel: 'warn', integrations: [integration] })
  bring(workshop, fresh)
  return { update: false, ledger: choice.ledger, vouch }
}

/**
 * Makes the files of a site that are new or changed. Throws what Astro or the content's loaders
 * throw, and leaves no file then.
 */
export const makeSite = async (plan: Plan): Promise<MadeSite> => {
  const bundle = new BundleStore(plan.root, plan.cache, plan.code.pages)
  clear(plan)
  try {
    const made = await makeApart(plan, bundle)
    if (made) return made
    clear(plan)
    return await makeByAstro(plan, bundle)
  } catch (error) {
    clear(plan)
    throw error
  }
}
