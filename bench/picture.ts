import { Resvg } from '@resvg/resvg-js'
import { randomFrom } from './random.ts'

const BARS = 24

/** A chart as a PNG of 1200 × 675 pixels, the same for the same name. */
export const chart = (name: string): Uint8Array => {
  const random = randomFrom(`chart ${name}`)
  const bars = Array.from({ length: BARS }, (_, bar) => {
    const height = 60 + random.integer(520)
    return `<rect x="${40 + bar * 47}" y="${635 - height}" width="34" height="${height}" fill="hsl(${random.integer(360)} 40% 45%)"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#fff"/>${bars.join('')}</svg>`
  return new Resvg(svg).render().asPng()
}
