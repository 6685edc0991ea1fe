import { renderSVG } from 'uqr'

/** The QR code of an address as an SVG file. */
export const drawCode = (address: string): string => renderSVG(address, { ecc: 'M', border: 2 })
