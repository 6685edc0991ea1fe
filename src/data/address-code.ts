import { renderSVG } from 'uqr'
import { site } from '../site.config.ts'
import { pathTo } from './paths.ts'

/** A report's whole address, as it stands on paper. */
export const reportAddress = (slug: string): string =>
  new URL(pathTo(`/reports/${slug}/`), site.origin).href

/** The QR code of a report's address, an SVG that only the printed page fetches. */
export const addressCode = (slug: string): string =>
  renderSVG(reportAddress(slug), { ecc: 'M', border: 2 })
