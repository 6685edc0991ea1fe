import type { APIRoute } from 'astro'
import { reportJson } from '../../data/report-claims.ts'
import { everySlug, type ReportContent, reportContents } from '../../data/reports.ts'

export const getStaticPaths = async () =>
  (await reportContents()).flatMap((content) =>
    everySlug(content.view).map((slug) => ({
      params: { slug },
      props: { content },
      cacheKey: content.key,
    })),
  )

export const GET: APIRoute<{ content: ReportContent }> = ({ props: { content } }) =>
  new Response(reportJson(content.view, content.facts), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
