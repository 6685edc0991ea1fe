import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, extname, isAbsolute, join, sep } from 'node:path'

/** The largest picture that comes over. */
const LIMIT = 10 * 1024 * 1024

const TOO_LARGE = 'larger than 10 MB'

/** A picture's own bytes, with the name and the ending that it came under. */
export interface PictureBytes {
  stem: string
  ending: string
  bytes: Uint8Array
}

/** Why a picture does not come over. */
export interface PictureFault {
  fault: string
}

const DATA = /^data:image\/(png|jpe?g|gif|webp|avif);base64,([A-Za-z0-9+/\s]+={0,2})\s*$/i

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

const fromData = (address: string): PictureBytes | PictureFault => {
  const [, kind = '', data = ''] = DATA.exec(decoded(address)) ?? []
  if (kind === '')
    return { fault: 'no PNG, JPEG, GIF, WebP or AVIF in base64 stands in its `data:`' }
  if (data.length > (LIMIT / 3) * 4) return { fault: TOO_LARGE }
  const ending = `.${kind.toLowerCase().replace('jpeg', 'jpg')}`
  return { stem: '', ending, bytes: Buffer.from(data, 'base64') }
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

const fromFile = (folder: string, address: string): PictureBytes | PictureFault => {
  const [path = ''] = address.split(/[?#]/, 1)
  const names = [decoded(path), address]
  if (
    names.some(
      (name) =>
        isAbsolute(name) || /^[\\/]|\0/.test(name) || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name),
    )
  )
    return { fault: 'it lies outside the folder of the raw file' }
  const file = names.map((name) => join(folder, name)).find(isFile)
  if (file === undefined) return { fault: 'no such file lies beside the raw file' }
  const real = realpathSync(file)
  if (!real.startsWith(realpathSync(folder).replace(/[\\/]?$/, sep)))
    return { fault: 'it is a link that leads out of the folder of the raw file' }
  if (statSync(real).size > LIMIT) return { fault: TOO_LARGE }
  const ending = extname(file)
  return { stem: basename(file, ending), ending: ending.toLowerCase(), bytes: readFileSync(real) }
}

/**
 * Reads a picture that a raw report names: its own `data:`, or a file in the raw file's folder or below
 * it. Undefined where the address leads elsewhere, from where nothing is fetched.
 */
export const pictureBytes = (
  folder: string,
  address: string,
): PictureBytes | PictureFault | undefined => {
  if (/^data:/i.test(address)) return fromData(address)
  if (address === '' || /^(?:[a-z][a-z0-9+.-]+:|\/\/|#)/i.test(address)) return undefined
  return fromFile(folder, address)
}
