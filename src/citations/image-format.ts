import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The two ends of a file, which tell what image it holds and whether all of it is there. */
interface ImageBytes {
  head: Buffer
  tail: Buffer
  length: number
}

interface ImageFormat {
  name: string
  /** Endings of such files. */
  endings: readonly string[]
  isSigned: (head: Buffer) => boolean
  /** Whether its size can be read and its last part is there. */
  isWhole: (bytes: ImageBytes) => boolean
}

const HEAD = 512 * 1024
const TAIL = 64 * 1024

const at = (bytes: Buffer, offset: number, ascii: string): boolean =>
  bytes.toString('latin1', offset, offset + ascii.length) === ascii

/** Whether a JPEG has a frame with a size: its segments name their lengths. */
const hasFrame = (head: Buffer): boolean => {
  let offset = 2
  while (offset + 9 <= head.length && head[offset] === 0xff) {
    const marker = head[offset + 1] ?? 0
    if (marker === 0xff) offset += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return head.readUInt16BE(offset + 5) > 0 && head.readUInt16BE(offset + 7) > 0
    else offset += 2 + head.readUInt16BE(offset + 2)
  }
  return false
}

/** Whether the boxes of an AVIF end within the file. */
const boxesFit = ({ head, length }: ImageBytes): boolean => {
  let offset = 0
  while (offset + 8 <= head.length) {
    const size = head.readUInt32BE(offset)
    // 0 reaches to the end of the file, 1 announces a size of 64 bits.
    if (size < 8) return size <= 1
    offset += size
  }
  return offset <= length
}

/** Width and height of a TIFF's first picture. */
const hasDirectory = (bytes: Buffer): boolean => {
  const isLittle = at(bytes, 0, 'II')
  const short = (offset: number) =>
    isLittle ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset)
  const start = isLittle ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4)
  if (start + 2 > bytes.length) return false
  const tags = Array.from({ length: short(start) }, (_, index) => start + 2 + index * 12)
    .filter((offset) => offset + 12 <= bytes.length)
    .map(short)
  return tags.includes(256) && tags.includes(257)
}

/** What Astro takes for a length. A percentage is not a length. */
const LENGTH = String.raw`[0-9.]+(?:e\d+)?(?:in|cm|em|ex|m|mm|pc|pt|px)?`
const SVG_ROOT = /<svg\s(?:[^>"']|"[^"]*"|'[^']*')*>/
const hasLength = (root: string, name: string): boolean =>
  new RegExp(String.raw`\s${name}=(["'])${LENGTH}\1`).test(root)

const hasSvgSize = (head: Buffer): boolean => {
  const root = SVG_ROOT.exec(head.toString('utf8'))?.[0] ?? ''
  return (
    (hasLength(root, 'width') && hasLength(root, 'height')) ||
    new RegExp(String.raw`\sviewBox=(["'])\S+ \S+ ${LENGTH} ${LENGTH}\1`, 'i').test(root)
  )
}

/** The images that a report may show. */
const FORMATS: readonly ImageFormat[] = [
  {
    name: 'PNG',
    endings: ['.png'],
    isSigned: (head) => at(head, 0, '\x89PNG\r\n\x1a\n'),
    isWhole: ({ head, tail }) =>
      head.length >= 24 &&
      head.readUInt32BE(16) > 0 &&
      head.readUInt32BE(20) > 0 &&
      tail.includes('IEND', 0, 'latin1'),
  },
  {
    name: 'JPEG',
    endings: ['.jpg', '.jpeg'],
    isSigned: (head) => at(head, 0, '\xff\xd8\xff'),
    isWhole: ({ head, tail }) => hasFrame(head) && tail.includes('\xff\xd9', 0, 'latin1'),
  },
  {
    name: 'GIF',
    endings: ['.gif'],
    isSigned: (head) => at(head, 0, 'GIF87a') || at(head, 0, 'GIF89a'),
    isWhole: ({ head, tail }) =>
      head.length >= 14 &&
      head.readUInt16LE(6) > 0 &&
      head.readUInt16LE(8) > 0 &&
      tail.subarray(-16).includes(0x3b),
  },
  {
    name: 'WebP',
    endings: ['.webp'],
    isSigned: (head) => at(head, 0, 'RIFF') && at(head, 8, 'WEBP'),
    isWhole: ({ head, length }) =>
      head.length >= 30 &&
      /^VP8[ LX]$/.test(head.toString('latin1', 12, 16)) &&
      head.readUInt32LE(4) + 8 <= length,
  },
  {
    name: 'AVIF',
    endings: ['.avif'],
    isSigned: (head) => at(head, 4, 'ftyp') && /avi[fs]/.test(head.toString('latin1', 8, 64)),
    isWhole: (bytes) => bytes.head.includes('ispe', 0, 'latin1') && boxesFit(bytes),
  },
  {
    name: 'TIFF',
    endings: ['.tiff'],
    isSigned: (head) => at(head, 0, 'II*\0') || at(head, 0, 'MM\0*'),
    isWhole: ({ head, length }) => head.length < length || (length > 8 && hasDirectory(head)),
  },
  {
    name: 'SVG',
    endings: ['.svg'],
    // Astro looks for the tag in the first thousand letters.
    isSigned: (head) => /<svg\s/.test(head.toString('utf8', 0, 1000)),
    isWhole: ({ head, tail }) =>
      hasSvgSize(head) && /<\/svg\s*>|<svg[^>]*\/>/.test(tail.toString('utf8')),
  },
]

const readEnds = (path: string): ImageBytes => {
  const file = openSync(path, 'r')
  try {
    const length = fstatSync(file).size
    const head = Buffer.alloc(Math.min(HEAD, length))
    readSync(file, head, 0, head.length, 0)
    if (length <= HEAD) return { head, tail: head.subarray(-TAIL), length }
    const tail = Buffer.alloc(TAIL)
    readSync(file, tail, 0, TAIL, length - TAIL)
    return { head, tail, length }
  } finally {
    closeSync(file)
  }
}

const aFormat = ({ name }: ImageFormat): string => `${/^[AS]/.test(name) ? 'an' : 'a'} ${name}`

const formatNames = FORMATS.flatMap(({ endings }) => endings).join(', ')

/**
 * Why a file can't be shown as an image, as the two halves of a message; undefined where it can. Its
 * ending, its first bytes, its size and its last part are looked at, not each dot.
 */
export const imageFormatFault = (path: string): { found: string; expected: string } | undefined => {
  const ending = /\.[^./\\]*$/.exec(path)?.[0].toLowerCase() ?? ''
  const format = FORMATS.find(({ endings }) => endings.includes(ending))
  if (!format) return { found: 'file', expected: `an image: ${formatNames}` }
  const bytes = readEnds(path)
  if (!format.isSigned(bytes.head)) {
    const other = FORMATS.find(({ isSigned }) => isSigned(bytes.head))
    return {
      found: `${other?.name ?? 'content'} in image`,
      expected: other
        ? `${aFormat(format)}; name the file ${other.endings.join(' or ')}`
        : aFormat(format),
    }
  }
  return format.isWhole(bytes)
    ? undefined
    : {
        found: 'damaged image',
        expected:
          format.name === 'SVG'
            ? 'an SVG with `width` and `height`, or a `viewBox` of four numbers, that is closed'
            : `a whole ${format.name}`,
      }
}
