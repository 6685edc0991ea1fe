import type { APIRoute } from 'astro'
import { pictureKey, pictureResponse } from '../../../components/pictures/pictures.ts'
import { reportAddress } from '../../../data/report-address.ts'
import { reportSlugs } from '../../../data/reports.ts'

export const getStaticPaths = async () =>
  (await reportSlugs()).map((slug) => {
    const address = reportAddress(slug)
    return {
      params: { slug },
      props: { address },
      cacheKey: pictureKey({ kind: 'code', address }),
    }
  })

/** The QR code of a report's address, which only the printed page fetches. */
export const GET: APIRoute<{ address: string }> = ({ props: { address } }) =>
  pictureResponse({ kind: 'code', address })
