import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cacheFolder } from './cache.ts'

const require = createRequire(import.meta.url)

const FAMILIES = ['@expo-google-fonts/noto-sans-jp', '@expo-google-fonts/noto-serif-jp']
const WEIGHTS = ['400Regular', '500Medium', '700Bold']

const fontFolder = (packageName: string): string =>
  dirname(require.resolve(`${packageName}/package.json`))

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A fontconfig file: the system's own settings where there are any, and two Japanese families. */
const fontconfigXml = (fontFolders: readonly string[], cache: string): string => `\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <alias><family>sans-serif</family><prefer><family>Noto Sans JP</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif JP</family></prefer></alias>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${fontFolders.map((folder) => `  <dir>${escapeXml(folder)}</dir>`).join('\n')}
  <cachedir>${escapeXml(cache)}</cachedir>
</fontconfig>
`

/**
 * The environment that lets a browser on Linux set Japanese in Gothic and Mincho: FONTCONFIG_FILE,
 * a file that adds the Noto fonts from npm to the system's. Elsewhere empty: macOS and Windows
 * have Japanese fonts. The system's fonts don't decide, for one with some kanji is no Mincho.
 */
export const fontEnvironment = (): Record<string, string> => {
  if (process.platform !== 'linux') return {}
  const folders = FAMILIES.flatMap((family) =>
    WEIGHTS.map((weight) => join(fontFolder(family), weight)),
  )
  const file = cacheFolder('fonts.conf')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, fontconfigXml(folders, join(dirname(file), 'fontconfig')))
  return { FONTCONFIG_FILE: file }
}
