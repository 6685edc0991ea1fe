import { cpSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { CodeDigests } from '../build/input-digest.ts'
import { publicDigest } from '../build/input-digest.ts'
import { type BundleSettings, BundleStore } from '../build/kept-bundle.ts'
import { keptPages } from '../build/kept-pages.ts'
import { layContent } from '../build/laid-content.ts'
import { PageChoice, type PageLedger } from '../build/page-choice.ts'
import { rebuildPages } from '../build/rebuild.ts'
import type { SiteRecord } from '../build/site-record.ts'

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
  /** Whether Astro made it. */
  byAstro: boolean
  ledger: PageLedger
  /** Lets the next build use what this one kept; for builds whose code did not change meanwhile. */
  vouch: () => void
}

/** Loads the content and lays it out for the pages. Throws a ContentError that lists every fault. */
const load = async (
  { root, contentDir, cache }: Plan,
  settings: BundleSettings['content'],
): Promise<void> => {
  const { loadContent } = await import('../loaders/load-content.ts')
  layContent(await loadContent(root, contentDir, cache, settings))
}

/** Shows an edit of the content with the bundle of an earlier build; undefined where that can't be. */
const rebuild = async (plan: Plan, bundle: BundleStore): Promise<MadeSite | undefined> => {
  const { root, code, now, standing, fresh } = plan
  const settings = bundle.settings()
  if (!settings || !standing || standing.published !== publicDigest(root)) return undefined
  await load(plan, settings.content)
  const choice = new PageChoice(code, now, standing)
  const publicDir = join(root, 'public')
  try {
    const known = { root, publicDir, folder: fresh, bundle, settings, choice, standing, now }
    if (await rebuildPages(known))
      return { byAstro: false, ledger: choice.ledger, vouch: () => undefined }
  } catch {
    // Astro comes to the same page, and tells what is wrong with it in its own way.
  }
  rmSync(fresh, { recursive: true, force: true })
  return undefined
}

/**
 * Where Astro builds. It takes a folder whose path begins like the project's for one inside it, and
 * then finds no packages (/srv/site beside /srv/site-out); such a site is built inside and copied.
 */
const workshopFor = (root: string, fresh: string): string =>
  fresh.startsWith(root) && !fresh.startsWith(root + sep) ? join(root, '.astro', 'building') : fresh

const buildWithAstro = async (plan: Plan, bundle: BundleStore): Promise<MadeSite> => {
  const { root, code, now, standing, fresh } = plan
  const workshop = workshopFor(root, fresh)
  rmSync(workshop, { recursive: true, force: true })
  const choice = new PageChoice(code, now, standing)
  const { integration, vouch } = keptPages(root, choice, bundle, (settings) => load(plan, settings))
  try {
    const { build } = await import('astro')
    await build({ root, outDir: workshop, logLevel: 'warn', integrations: [integration] })
  } catch (error) {
    rmSync(workshop, { recursive: true, force: true })
    throw error
  }
  if (workshop !== fresh) {
    cpSync(workshop, fresh, { recursive: true })
    rmSync(workshop, { recursive: true, force: true })
  }
  return { byAstro: true, ledger: choice.ledger, vouch }
}

/**
 * Makes the files of a site that are new or changed. An edit of the content alone needs no Astro; what
 * it can't show, Astro does. Throws what Astro or the content's loaders throw.
 */
export const makeSite = async (plan: Plan): Promise<MadeSite> => {
  const bundle = new BundleStore(plan.root, plan.cache, plan.code.pages)
  return (await rebuild(plan, bundle)) ?? buildWithAstro(plan, bundle)
}
