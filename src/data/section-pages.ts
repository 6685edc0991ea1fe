import { hash } from 'node:crypto'
import { instantOf } from './metadata.ts'
import { fileIn, urlTo } from './paths.ts'
import { reportContents } from './reports.ts'
import type { SectionPageView } from './view.ts'

/** The pages by which sections are shared, each with a digest of all that it shows. */
export const sectionPages = async (): Promise<
  { params: { slug: string; anchor: string }; props: { page: SectionPageView }; cacheKey: string }[]
> =>
  (await reportContents()).flatMap(({ view }) =>
    view.sections.map((section) => {
      const page: SectionPageView = {
        title: `${section.title} — ${view.title.full}`,
        description: section.lead || view.description,
        address: urlTo(section.path),
        image: urlTo(fileIn(section.path, 'card.png')),
        published: instantOf(view.published.iso),
        landing: section.landing,
      }
      return {
        params: { slug: view.slug, anchor: section.anchor },
        props: { page },
        cacheKey: hash('sha256', JSON.stringify(page)),
      }
    }),
  )
