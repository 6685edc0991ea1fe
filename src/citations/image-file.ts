import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import { fatal } from '../schemas/messages.ts'
import { nameWarnings } from './content-folder.ts'
import { imageFormatFault } from './image-format.ts'

const ACTIVE = /<script|<foreignObject|\son[a-z]+\s*=|javascript:/i

/** A path in a folder with each name as it lies there, found by what two names have in common. */
const pathOnDisk = (
  folder: string,
  path: string,
  common: (name: string) => string,
): string | undefined => {
  let inside = ''
  for (const name of path.split('/')) {
    const here = join(folder, inside)
    const found =
      name === '.' || name === '..' || !existsSync(here) || !statSync(here).isDirectory()
        ? name
        : readdirSync(here).find((other) => common(other) === common(name))
    if (found === undefined) return undefined
    inside = inside === '' ? found : `${inside}/${found}`
  }
  return inside
}

const composed = (name: string): string => name.normalize('NFC')
const caseless = (name: string): string => composed(name).toLowerCase()

/**
 * An image's address with the names as the file system has them: macOS and some archives decompose
 * letters (か + ゙). An image that is not there keeps its address.
 * @param report the report's path
 * @param url the image's address as written, decoded
 */
export const imageOnDisk = (report: string, url: string): string =>
  existsSync(resolve(dirname(report), url))
    ? url
    : (pathOnDisk(dirname(report), url, composed) ?? url)

/**
 * Why an image of a report can't be published, or undefined: it must be a file in the report's own
 * folder or below it, links followed, that is what its name says, and an SVG may hold no code.
 * @param report the report's path
 * @param url the image's address as written, decoded
 */
export const imageFault = (report: string, url: string): string | undefined => {
  const folder = dirname(report)
  const file = resolve(folder, imageOnDisk(report, url))
  if (!existsSync(file) || !statSync(file).isFile()) {
    const near = pathOnDisk(folder, url, caseless)
    const hint = near === undefined ? '' : `; \`${near}\` is there: write its letters alike`
    return `Missing image \`${url}\`, expected that file beside the report${hint}`
  }
  if (!realpathSync(file).startsWith(realpathSync(folder) + sep))
    return `Unexpected image \`${url}\` outside the folder of the report, expected a file beside the report or in a folder there`
  if (/\.svg$/i.test(file) && ACTIVE.test(readFileSync(file, 'utf8')))
    return `Unexpected code in image \`${url}\`, expected a drawing without script`
  const fault = imageFormatFault(file)
  return fault ? `Unexpected ${fault.found} \`${url}\`, expected ${fault.expected}` : undefined
}

/** What is to be said of a report's images, at their places. */
export const imageMessages = (
  report: string,
  images: readonly { url: string; place: { line: number; column: number } }[],
): VFileMessage[] =>
  images.flatMap(({ url, place }) => {
    const fault = imageFault(report, url)
    return [
      ...(fault === undefined ? [] : [fatal(fault, place, 'image-file')]),
      ...nameWarnings(url, place),
    ]
  })
