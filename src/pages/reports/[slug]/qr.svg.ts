import type { APIRoute } from 'astro'
import { addressCode, reportAddress } from '../../../data/address-code.ts'
import { reportSlugs } from '../../../data/reports.ts'

export const getStaticPaths = async () =>
  (await reportSlugs()).map((slug) => ({ params: { slug }, cacheKey: reportAddress(slug) }))

export const GET: APIRoute<Record<string, unknown>, { slug: string }> = ({ params }) =>
  new Response(addressCode(params.slug), { headers: { 'Content-Type': 'image/svg+xml' } })
