import { cpSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { CodeDigests } from './input-digest.ts'
import { keptPages } from './kept-pages.ts'
import { PageChoice } from './page-choice.ts'
import type { SiteRecord } from './site-record.ts'

/** Where a site is built, and what is known before. */
export interface Plan {
  /** The project's folder. */
  root: string
  code: CodeDigests
  standing: SiteRecord | undefined
  /** Stamps of the standing site's files. */
  now: SiteRecord['files']
  /** Where the new files come to lie, beside the standing site. */
  fresh: string
}

/**
 * Where Astro builds. Astro 7.3 takes a folder whose path begins like the project's for one inside it, and
 * then finds no packages (/srv/site beside /srv/site-out); such a site is built inside and copied.
 */
const workshopFor = ({ root, fresh }: Plan): string =>
  fresh.startsWith(root) && !fresh.startsWith(root + sep) ? join(root, '.astro', 'building') : fresh

const clear = (plan: Plan): void => {
  for (const folder of [plan.fresh, workshopFor(plan)])
    rmSync(folder, { recursive: true, force: true })
}

/**
 * Has Astro make the files of a site that are new or changed. Throws what Astro or the content's
 * loaders throw, and leaves no file then.
 */
export const makeSite = async (plan: Plan): Promise<PageChoice> => {
  const { root, code, now, standing, fresh } = plan
  const workshop = workshopFor(plan)
  clear(plan)
  try {
    const choice = new PageChoice(code, now, standing)
    const { build } = await import('astro')
    const integrations = [keptPages(root, choice)]
    await build({ root, outDir: workshop, logLevel: 'warn', integrations })
    if (workshop !== fresh) {
      cpSync(workshop, fresh, { recursive: true })
      rmSync(workshop, { recursive: true, force: true })
    }
    return choice
  } catch (error) {
    clear(plan)
    throw error
  }
}
