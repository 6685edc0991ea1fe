import type { APIRoute } from 'astro'
import { reportRecord } from '../../../data/cite-report.ts'
import { keyedByProps } from '../../../data/pages.ts'
import { everySlug, reportContents } from '../../../data/reports.ts'
import type { ReportView } from '../../../data/view.ts'

interface Props {
  view: ReportView
  format: 'bib' | 'ris'
}

export const getStaticPaths = async () =>
  keyedByProps(
    (await reportContents()).flatMap(({ view }) =>
      everySlug(view).flatMap((slug) =>
        (['bib', 'ris'] as const).map((format) => ({
          params: { slug, format },
          props: { view, format },
        })),
      ),
    ),
  )

export const GET: APIRoute<Props> = ({ props: { view, format } }) =>
  new Response(reportRecord(view, format))
