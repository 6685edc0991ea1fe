import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { imageFormatFault } from './image-format.ts'

const ACTIVE = /<script|<foreignObject|\son[a-z]+\s*=|javascript:/i

/**
 * Why an image of a report can't be published, or undefined: it must be a file in the report's own
 * folder or below it, links followed, that is what its name says, and an SVG may hold no code.
 * @param report the report's path
 * @param url the image's address as written, decoded
 */
export const imageFault = (report: string, url: string): string | undefined => {
  const folder = dirname(report)
  const file = resolve(folder, url)
  if (!existsSync(file) || !statSync(file).isFile())
    return `Missing image \`${url}\`, expected that file beside the report`
  if (!realpathSync(file).startsWith(realpathSync(folder) + sep))
    return `Unexpected image \`${url}\` outside the folder of the report, expected a file beside the report or in a folder there`
  if (/\.svg$/i.test(file) && ACTIVE.test(readFileSync(file, 'utf8')))
    return `Unexpected code in image \`${url}\`, expected a drawing without script`
  const fault = imageFormatFault(file)
  return fault ? `Unexpected ${fault.found} \`${url}\`, expected ${fault.expected}` : undefined
}
