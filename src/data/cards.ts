import { site } from '../site.config.ts'
import { everySlug, listReports, reportContents } from './reports.ts'
import { hasCard } from './sections.ts'
import { listSources } from './sources.ts'
import type { CardView, ReportView, SectionView } from './view.ts'

/** The picture of a link to a report. */
const reportCard = (report: ReportView): CardView => ({
  title: report.title.full,
  below: '',
  publisher: report.publisher,
  facts: `${report.published.text}　典拠${report.sourceCount}件`,
  dots: report.evidence.map(({ counts }) => counts),
})

/** The picture of a link to a section: its own title above the report's. */
const sectionCard = (report: ReportView, section: SectionView): CardView => ({
  ...reportCard(report),
  title: section.title,
  below: report.title.full,
})

/** The picture of a link to any other page. */
export const siteCard = async (): Promise<CardView> => ({
  title: site.tagline,
  below: '',
  publisher: site.fullName,
  facts: `分析${(await listReports()).length}本　典拠${(await listSources()).length}件`,
  dots: [],
})

/** The cards of all reports. */
export const reportCards = async (): Promise<{ params: { slug: string }; card: CardView }[]> =>
  (await reportContents()).flatMap(({ view }) =>
    everySlug(view).map((slug) => ({ params: { slug }, card: reportCard(view) })),
  )

/** The cards of the sections that have one. */
export const sectionCards = async (): Promise<
  { params: { slug: string; anchor: string }; card: CardView }[]
> =>
  (await reportContents()).flatMap(({ view }) =>
    view.sections
      .filter((section) => hasCard(section))
      .map((section) => ({
        params: { slug: view.slug, anchor: section.anchor },
        card: sectionCard(view, section),
      })),
  )
