import type { APIRoute } from 'astro'
import { reportMarkdown } from '../../data/report-exports.ts'
import { type ReportContent, reportContents, textOf } from '../../data/reports.ts'

export const getStaticPaths = async () =>
  (await reportContents()).map((content) => ({
    params: { slug: content.view.slug },
    props: { content },
    cacheKey: content.key,
  }))

export const GET: APIRoute<{ content: ReportContent }> = ({ props: { content } }) =>
  new Response(reportMarkdown(content.view, textOf(content.entry)), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  })
