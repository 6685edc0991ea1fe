import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { fontEnvironment } from './fonts.ts'
import { unpackNpmChromium } from './npm-chromium.ts'

/** A Chromium to start, and what its environment needs beside the present one. */
interface BrowserProgram {
  executablePath: string
  env: Record<string, string>
}

const asRoot = process.getuid?.() === 0

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const onPath = (): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))

const macPlaces = (): string[] =>
  ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
    `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    `${folder}/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ])

const windowsPlaces = (): string[] =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ])

const linuxPlaces = (): string[] => [
  ...NAMES.map((name) => join('/usr/bin', name)),
  '/opt/google/chrome/chrome',
]

const usualPlaces = (): string[] => {
  if (process.platform === 'win32') return windowsPlaces()
  return [...(process.platform === 'darwin' ? macPlaces() : linuxPlaces()), ...onPath()]
}

/** Ubuntu's /usr/bin/chromium-browser exists even where no browser does: on Linux it must answer. */
const answers = (path: string): boolean =>
  process.platform !== 'linux' ||
  spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0

const installed = (): string | undefined =>
  usualPlaces().find((path) => existsSync(path) && answers(path))

const chosen = (): string | undefined => {
  const path = process.env.CHROMIUM_PATH
  if (path === undefined || path === '') return undefined
  if (existsSync(path)) return path
  throw new Error(
    `CHROMIUM_PATH: Unexpected path \`${path}\`, expected the file of a Chromium or Chrome; correct the variable, or unset it to have one found`,
  )
}

const apt = (...args: string[]): boolean =>
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

const installWithApt = (): string | undefined => {
  if (!asRoot || !existsSync('/usr/bin/apt-get')) return undefined
  const done = apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')
  return done ? installed() : undefined
}

/**
 * Finds a Chromium: CHROMIUM_PATH, then an installed one, then the one from npm (Linux x64),
 * then, as root on Debian and its like, the one that apt installs. Throws where there is none.
 */
const findChromium = async (): Promise<BrowserProgram> => {
  const local = chosen() ?? installed()
  if (local !== undefined) return { executablePath: local, env: {} }
  const npm = await unpackNpmChromium()
  if (npm !== undefined)
    return { executablePath: npm.executablePath, env: { LD_LIBRARY_PATH: npm.libraryPath } }
  const fetched = installWithApt()
  if (fetched !== undefined) return { executablePath: fetched, env: {} }
  throw new Error(
    'No Chromium or Chrome found for the browser tests. Install one (Debian: apt-get install chromium; macOS and Windows: Google Chrome), or set CHROMIUM_PATH to the file of one',
  )
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

const launchOptions = ({ executablePath, env }: BrowserProgram): LaunchOptions => ({
  executablePath,
  env: { ...definedOnly(process.env), ...fontEnvironment(), ...env },
  // Playwright itself adds --headless and what keeps Chromium from calling its maker's hosts,
  // but for these; the last keeps letter widths the same everywhere.
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--disable-domain-reliability',
    '--no-pings',
    '--font-render-hinting=none',
  ],
})

const launch = (
  program: BrowserProgram,
  more: readonly string[],
  sandbox: boolean,
): Promise<Browser> => {
  const options = launchOptions(program)
  return chromium.launch({
    ...options,
    args: [...(options.args ?? []), ...more],
    chromiumSandbox: sandbox,
  })
}

/**
 * Starts the Chromium that findChromium() finds, headless; the caller closes it.
 * The sandbox is off for root, and where the system gives an ordinary user none (containers,
 * Ubuntu 24.04): the tests open nothing but the site that they built.
 * @param more arguments for Chromium beside those of all tests
 */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const program = await findChromium()
  if (asRoot) return launch(program, more, false)
  try {
    return await launch(program, more, true)
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error
    return launch(program, more, false)
  }
}
