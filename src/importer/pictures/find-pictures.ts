import { imageFault } from '../../citations/image-file.ts'
import type { Layout } from '../read/layout.ts'
import { spanAround } from '../read/raw-markdown.ts'
import type { RawReport } from '../read/raw-report.ts'
import { asciiWords, joinWords } from '../registry/romanise.ts'
import { freeSlug } from '../registry/slug.ts'
import { type PictureBytes, pictureBytes } from './picture-bytes.ts'
import { type PictureFiles, stagePictures } from './staged-pictures.ts'

type PlacedImage = Layout['images'][number]

/** The pictures of a raw report that come over, and why others don't, by the place of each image. */
export interface Pictures {
  /** The address of a picture in the report. */
  addresses: ReadonlyMap<number, string>
  faults: ReadonlyMap<number, string>
  files: PictureFiles
}

/** Where an image leads, through its definition where it has one. */
export const imageAddress = ({ definitions }: Layout, { node }: PlacedImage): string =>
  node.type === 'image'
    ? node.url
    : (definitions.find((definition) => definition.node.identifier === node.identifier)?.node.url ??
      '')

/** Gives each picture a name of its own, one that every file system holds. */
class PictureNames {
  readonly files = new Map<string, Uint8Array>()

  #nameOf({ stem, ending, bytes }: PictureBytes): string {
    const words = joinWords(asciiWords(stem), 60).replace(/[^a-z0-9-]/g, '')
    const isName = words !== '' && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(words)
    const isTaken = (base: string) => {
      const there = this.files.get(`${base}${ending}`)
      return there !== undefined && Buffer.compare(there, bytes) !== 0
    }
    return `${freeSlug(isName ? words : 'picture', isTaken)}${ending}`
  }

  /** The name under which a picture is kept, or why it can't be. */
  take(slug: string, picture: PictureBytes): { name: string } | { fault: string } {
    const name = this.#nameOf(picture)
    const staged = stagePictures(slug, new Map([[name, picture.bytes]]))
    try {
      const fault = imageFault(staged.path, `./${slug}/${name}`)
      if (fault !== undefined) return { fault: fault.replace(` \`./${slug}/${name}\``, '') }
    } finally {
      staged.end()
    }
    this.files.set(name, picture.bytes)
    return { name }
  }
}

/**
 * Finds the pictures that a raw report brings with it. One within a heading or a link stays out, since
 * the words alone stand there.
 * @param folder the raw file's folder
 */
export const findPictures = (report: RawReport, folder: string, slug: string): Pictures => {
  const { layout, removed } = report
  const names = new PictureNames()
  const addresses = new Map<number, string>()
  const faults = new Map<number, string>()
  for (const image of layout.images) {
    if (removed.touching(image.start, image.end)) continue
    if (spanAround(layout.linkTexts, image) || spanAround(layout.headings, image)) continue
    const read = pictureBytes(folder, imageAddress(layout, image))
    if (read === undefined) continue
    const taken = 'fault' in read ? read : names.take(slug, read)
    if ('fault' in taken) faults.set(image.start, taken.fault)
    else addresses.set(image.start, `./${slug}/${taken.name}`)
  }
  return { addresses, faults, files: names.files }
}
