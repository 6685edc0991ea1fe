import type { APIRoute } from 'astro'
import { keyedByProps } from '../../data/pages.ts'
import { reportJson } from '../../data/report-claims.ts'
import { everySlug, type ReportContent, reportContents } from '../../data/reports.ts'

export const getStaticPaths = async () =>
  keyedByProps(
    (await reportContents()).flatMap((content) =>
      everySlug(content.view).map((slug) => ({ params: { slug }, props: { content } })),
    ),
  )

export const GET: APIRoute<{ content: ReportContent }> = ({ props: { content } }) =>
  new Response(reportJson(content.view, content.facts), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
