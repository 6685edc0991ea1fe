import type { APIRoute } from 'astro'
import { reportAddress } from '../../../data/report-address.ts'
import { reportSlugs } from '../../../data/reports.ts'
import { pictureKey, pictureResponse } from '../../../og/pictures.ts'

export const getStaticPaths = async () =>
  (await reportSlugs()).map((slug) => ({
    params: { slug },
    cacheKey: pictureKey({ kind: 'code', address: reportAddress(slug) }),
  }))

/** The QR code of a report's address, which only the printed page fetches. */
export const GET: APIRoute<Record<string, unknown>, { slug: string }> = ({ params }) =>
  pictureResponse({ kind: 'code', address: reportAddress(params.slug) })
