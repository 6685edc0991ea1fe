import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { keyedByProps } from '../../data/pages.ts'
import { reportJson } from '../../data/report-claims.ts'
import { referenceItems } from '../../data/report-exports.ts'
import { everySlug, registryByKey, reportContents } from '../../data/reports.ts'
import { site } from '../../site.config.ts'

export const getStaticPaths = async () => {
  if (!site.publish.claims) return []
  const registry = await registryByKey()
  return keyedByProps(
    (await reportContents()).flatMap((content) => {
      const references = referenceItems(content.view.sources, registry)
      return everySlug(content.view).map((slug) => ({
        params: { slug },
        props: { content, references },
      }))
    }),
  )
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({
  props: { content, references },
}) =>
  new Response(reportJson(content.view, content.facts, references), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
