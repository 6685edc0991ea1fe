import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { cacheFolder } from './cache.ts'

const require = createRequire(import.meta.url)

/** A Chromium unpacked from npm: its program, and the folder of libraries that it must be started with. */
export interface UnpackedChromium {
  executablePath: string
  libraryPath: string
}

const packageFolder = (): string | undefined => {
  try {
    return dirname(dirname(require.resolve('@sparticuz/chromium')))
  } catch {
    return undefined
  }
}

const packageVersion = (folder: string): string => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

const unpackFile = (archive: string, target: string): Promise<void> =>
  pipeline(
    createReadStream(archive),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  )

const unpackTar = async (archive: string, folder: string): Promise<void> => {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'inherit', 'inherit'] })
  const closed = once(tar, 'close')
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin)
  const [code] = await closed
  if (code !== 0) throw new Error(`${archive}: tar ended with code ${code}, expected 0`)
}

/** Moves a finished folder to its name; a folder that another run put there first is as good. */
const publish = async (finished: string, target: string): Promise<void> => {
  try {
    await rename(finished, target)
  } catch (error) {
    if (!existsSync(target)) throw error
    await rm(finished, { recursive: true, force: true })
  }
}

const unpackInto = async (target: string, bin: string): Promise<void> => {
  await mkdir(dirname(target), { recursive: true })
  const unfinished = await mkdtemp(`${target}-`)
  await Promise.all([
    unpackFile(join(bin, 'chromium.br'), join(unfinished, 'chromium')),
    unpackTar(join(bin, 'al2023.tar.br'), unfinished),
  ])
  await publish(unfinished, target)
}

/**
 * The Chromium of the npm package @sparticuz/chromium, unpacked once into the cache folder.
 * Undefined where the package is not installed or the machine is not Linux on x64.
 * The package's own executablePath() is not used: it unpacks to the shared temp folder,
 * and the libraries only on AWS.
 */
export const unpackNpmChromium = async (): Promise<UnpackedChromium | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = packageFolder()
  if (folder === undefined) return undefined
  const target = cacheFolder('chromium', packageVersion(folder))
  if (!existsSync(target)) await unpackInto(target, join(folder, 'bin'))
  return { executablePath: join(target, 'chromium'), libraryPath: join(target, 'lib') }
}
